import {
  activityAt,
  agentAt,
  clientAt,
  clientHashAt,
  conversationAt,
  eventSize,
  hostAt,
  isAnsweredAt,
  isTellingAt,
  kindAt,
  nextAt,
  ordinalAt,
  preflightAt,
  secondsAt,
  sizeAt,
  targetAt,
  wasSeenAt,
} from './event';
import { fnv, kindHash, mix } from './hashes';
import {
  bucketCount,
  bucketsPlace,
  byteAt,
  conversationSize,
  conversationsPlace,
  endedPlace,
  mostEvents,
  own,
  placesPlace,
} from './memory';
import { isPage } from './page';
import {
  agentEnd,
  agentStart,
  methodEnd,
  refererEnd,
  refererStart,
  seconds,
  size,
  status,
  targetEnd,
  targetStart,
} from './plain-line';
import { clientEnd, clientHash, clientStart, hostEnd, hostStart, requestStart } from './prefix';
import { forget, isSeen, lastSeen } from './seen';
import { earliest, latest } from './shape';

// A conversation begins with a preflight of a client that has none open, and ends when it has none. Its numbers:
const hashOf: usize = 0;
const nextOf: usize = 4;
const firstOf: usize = 8;
const lastOf: usize = 12;
const openOf: usize = 16;
const eventsOf: usize = 20;

/** Longer conversations are left to the linker, for each line is compared with all that came before in its own. */
const mostOpen: i32 = 16;
const mostOfConversation: i32 = 128;
/** Conversations whose clients' hashes share a bucket: more are somebody's attempt to keep us busy. */
const mostOfBucket: i32 = 16;
const none: i32 = -1;

/** Where the block begins: places in events are counted from here. */
let block: usize = 0;
let events: usize = 0;
let room: i32 = 0;
let conversations: i32 = 0;
export let eventCount: i32 = 0;

export function beginBlock(blockPlace: usize, eventsPlace: usize, eventRoom: i32): void {
  block = blockPlace;
  events = eventsPlace;
  room = min(eventRoom, mostEvents);
  eventCount = 0;
  conversations = 0;
  memory.fill(own + bucketsPlace, 0xff, <usize>bucketCount * 4);
}

export function isFull(): bool {
  return eventCount >= room;
}

function bucketOf(hash: i32): usize {
  return own + bucketsPlace + <usize>(hash & (bucketCount - 1)) * 4;
}

function conversationPlace(id: i32): usize {
  return own + conversationsPlace + <usize>id * conversationSize;
}

function eventPlace(event: i32): usize {
  return events + <usize>event * eventSize;
}

/** Whether any conversation may be that of this client: asked for every line. */
export function mayTalk(hash: i32): bool {
  return find(hash) !== none;
}

function find(hash: i32): i32 {
  let id = load<i32>(bucketOf(hash));
  while (id !== none && load<i32>(conversationPlace(id), hashOf) !== hash)
    id = load<i32>(conversationPlace(id), nextOf);
  return id;
}

/** Whatever this client says is no matter of ours any more, until it begins anew. */
export function leave(hash: i32): void {
  let link = bucketOf(hash);
  for (let id = load<i32>(link); id !== none; id = load<i32>(link)) {
    const place = conversationPlace(id);
    if (load<i32>(place, hashOf) === hash) {
      store<i32>(link, load<i32>(place, nextOf));
      return;
    }
    link = place + nextOf;
  }
}

function begin(hash: i32): i32 {
  const id = conversations++;
  const place = conversationPlace(id);
  store<i32>(place, hash, hashOf);
  store<i32>(place, load<i32>(bucketOf(hash)), nextOf);
  store<i32>(place, eventCount, firstOf);
  store<i32>(place, none, lastOf);
  store<i32>(place, 0, openOf);
  store<i32>(place, 0, eventsOf);
  store<i32>(bucketOf(hash), id);
  store<u8>(own + endedPlace + <usize>id, 0);
  return id;
}

function write(id: i32, ordinal: i32): usize {
  const place = conversationPlace(id);
  const last = load<i32>(place, lastOf);
  if (last !== none) store<i32>(eventPlace(last), eventCount, nextAt);
  store<i32>(place, eventCount, lastOf);
  store<i32>(place, load<i32>(place, eventsOf) + 1, eventsOf);
  const event = eventPlace(eventCount++);
  store<i32>(event, ordinal, ordinalAt);
  store<i32>(event, id, conversationAt);
  store<i32>(event, none, nextAt);
  store<i32>(event, seconds, secondsAt);
  store<i32>(event, clientHash, clientHashAt);
  return event;
}

function put(place: usize, start: usize, end: usize): void {
  store<i32>(place, <i32>(start - block));
  store<i32>(place, <i32>(end - block), 4);
}

function isSame(place: usize, start: usize, end: usize): bool {
  const from = block + <usize>load<i32>(place);
  const length = block + <usize>load<i32>(place, 4) - from;
  return end - start === length && memory.compare(from, start, length) === 0;
}

/** The event of the open preflight for the target of this line, by the same program; 0 where there is none. */
function waitingFor(id: i32): usize {
  let event = load<i32>(conversationPlace(id), firstOf);
  while (event !== none) {
    const place = eventPlace(event);
    if (
      load<i32>(place, preflightAt) === none &&
      load<i32>(place, isAnsweredAt) === 0 &&
      isSame(place + targetAt, targetStart, targetEnd) &&
      isSame(place + agentAt, agentStart, agentEnd) &&
      isSame(place + hostAt, hostStart, hostEnd)
    ) {
      return place;
    }
    event = load<i32>(place, nextAt);
  }
  return 0;
}

function isOfSameClient(id: i32): bool {
  return isSame(eventPlace(load<i32>(conversationPlace(id), firstOf)) + clientAt, clientStart, clientEnd);
}

/** An OPTIONS of which all is told. */
export function addOptions(ordinal: i32): void {
  // Without a Referer nothing shows that a page asked, and that takes more than one block.
  const isAskedByPage = isPage(refererStart, refererEnd);
  if (status < 200 || status > 299) {
    // It is no business of the others.
    if (isAskedByPage) addRefusal(ordinal);
    return;
  }
  let id = find(clientHash);
  const isOurs = isAskedByPage && (id === none ? mayBegin(clientHash) : mayGoOn(id));
  if (!isOurs) {
    leave(clientHash);
    return;
  }
  if (id === none) id = begin(clientHash);
  const place = conversationPlace(id);
  store<i32>(place, load<i32>(place, openOf) + 1, openOf);
  writeOptions(id, ordinal);
}

/** A conversation of one. */
function addRefusal(ordinal: i32): void {
  const id = conversations++;
  const place = conversationPlace(id);
  store<i32>(place, none, lastOf);
  store<i32>(place, 0, eventsOf);
  store<u8>(own + endedPlace + <usize>id, 1);
  writeOptions(id, ordinal);
}

function writeOptions(id: i32, ordinal: i32): void {
  const event = write(id, ordinal);
  store<i32>(event, activitySlot(), activityAt);
  store<i32>(event, none, preflightAt);
  store<u64>(event, kindHash(), kindAt);
  store<i32>(event, size, sizeAt);
  store<i32>(event, 0, isAnsweredAt);
  store<i32>(event, lastSeen(clientHash), wasSeenAt);
  put(event + targetAt, targetStart, targetEnd);
  put(event + clientAt, clientStart, clientEnd);
  put(event + hostAt, hostStart, hostEnd);
  put(event + agentAt, agentStart, agentEnd);
}

/** Whether another preflight may belong to it: of the same client, and for something that none waits for. */
function mayGoOn(id: i32): bool {
  const place = conversationPlace(id);
  if (load<i32>(place, openOf) >= mostOpen || load<i32>(place, eventsOf) >= mostOfConversation) return false;
  return isOfSameClient(id) && waitingFor(id) === 0;
}

function mayBegin(hash: i32): bool {
  let length: i32 = 0;
  for (let id = load<i32>(bucketOf(hash)); id !== none; id = load<i32>(conversationPlace(id), nextOf)) length++;
  return length < mostOfBucket;
}

/** See `link/activity.ts`. */
function activitySlot(): i32 {
  return <i32>(<u32>((clientHash ^ fnv(agentStart, agentEnd)) * 0x9e3779b1) >> 16);
}

/** Any other line of which all is told, by a client that may have a conversation. */
export function addRequest(ordinal: i32): void {
  const id = find(clientHash);
  if (id === none) return;
  const asked = isOfSameClient(id) ? waitingFor(id) : 0;
  const isSimple = isMethod(0x544547, 3) || isMethod(0x44414548, 4);
  if (asked === 0 || !isInTime(seconds - load<i32>(asked, secondsAt), isSimple)) {
    leave(clientHash);
    return;
  }
  const event = write(id, ordinal);
  store<i32>(event, load<i32>(asked, activityAt), activityAt);
  store<i32>(event, <i32>((asked - events) / eventSize), preflightAt);
  const answer = ((<u64>fnv(requestStart, methodEnd)) << 16) ^ <u64>status;
  store<u64>(event, mix(load<u64>(asked, kindAt), answer), kindAt);
  store<i32>(event, isSimple ? 0 : 1, isTellingAt);
  store<i32>(asked, 1, isAnsweredAt);
  const place = conversationPlace(id);
  const open = load<i32>(place, openOf) - 1;
  store<i32>(place, open, openOf);
  if (open > 0) return;
  store<u8>(own + endedPlace + <usize>id, 1);
  leave(clientHash);
}

function isInTime(gap: i32, isSimple: bool): bool {
  return gap >= earliest() && gap <= latest(isSimple);
}

/** Whether the method is this one of up to four letters, the first of them lowest. */
function isMethod(letters: i32, length: usize): bool {
  if (methodEnd - requestStart !== length) return false;
  for (let i: usize = 0; i < length; i++) if (byteAt(requestStart + i) !== <u8>(letters >> (<i32>i * 8))) return false;
  return true;
}

/** Leaves only the events of conversations that came to an end, one behind the other. */
export function dropUnfinished(): void {
  let kept: i32 = 0;
  const places = own + placesPlace;
  for (let event: i32 = 0; event < eventCount; event++) {
    store<i32>(places + <usize>event * 4, kept);
    if (hasEnded(eventPlace(event))) kept++;
  }
  for (let event: i32 = 0; event < eventCount; event++) {
    const from = eventPlace(event);
    if (!hasEnded(from)) continue;
    const place = eventPlace(load<i32>(places + <usize>event * 4));
    if (place !== from) memory.copy(place, from, eventSize);
    renumber(place + nextAt, places);
    renumber(place + preflightAt, places);
    if (load<i32>(place, preflightAt) !== none) forget(load<i32>(place, ordinalAt));
  }
  eventCount = kept;
}

/** Once it is known which lines are of conversations. */
export function lookBack(): void {
  for (let event: i32 = 0; event < eventCount; event++) {
    const place = eventPlace(event);
    if (load<i32>(place, preflightAt) !== none || load<i32>(place, isAnsweredAt) === 0) continue;
    const from = block + <usize>load<i32>(place, targetAt);
    const to = block + <usize>load<i32>(place, targetAt + 4);
    const last = load<i32>(place, wasSeenAt);
    const wasSeen = isSeen(load<i32>(place, clientHashAt), last, load<i32>(place, ordinalAt), from, to);
    store<i32>(place, wasSeen ? 1 : 0, wasSeenAt);
  }
}

function hasEnded(event: usize): bool {
  return load<u8>(own + endedPlace + <usize>load<i32>(event, conversationAt)) === 1;
}

function renumber(place: usize, places: usize): void {
  const event = load<i32>(place);
  if (event !== none) store<i32>(place, load<i32>(places + <usize>event * 4));
}
