import { isDash } from '../../formats/access-log/dialect.js';
import type { PlainLines, Span } from '../../formats/access-log/plain-lines.js';
import { unknown } from '../../formats/access-log/prefix.js';
import { eventFields as fields, eventSize as size } from '../../formats/blocks/line-events.js';
import type { IndexedLines } from '../../formats/blocks/line-index.js';
import { hashBytes } from '../../formats/format.js';
import { withoutReturn } from '../../formats/line-splitter.js';
import { activitySlot } from '../activity.js';
import { isInTime } from '../time-limits.js';
import { createAgentHash } from './agent-hash.js';
import { dropUnfinished } from './drop-unfinished.js';
import { type Hashes, hashKind, hashSpan } from './kind-hash.js';

/** Finds what can be linked within a block of lines, and writes it as events; returns how many. */
export type FindConversations = (bytes: Buffer, lines: IndexedLines, events: Int32Array) => number;

/** Begins with a preflight of a client that has none open, and ends when it has none. */
type Conversation = { readonly id: number; readonly first: number; last: number; open: number };

const filterMask = 0xffff;
const fullest = 0xff;
const options = Buffer.from('OPTIONS');
const get = Buffer.from('GET');
const head = Buffer.from('HEAD');
/** Longer conversations are left to the linker. */
const mostOpen = 16;

/**
 * Finds the conversations that need nothing but the lines of one block: every accepted preflight of the client is
 * followed by its request, no two that wait are for the same, and nothing else comes from that client meanwhile. To link
 * such lines one by one would give the same pairs. Everything else is left to that, and costs what it costs.
 */
export function createFindConversations(plain: PlainLines, windowMs: number): FindConversations {
  const { line } = plain;
  /** Conversations by a part of their client's hash: asked for every line. */
  const filter = new Uint8Array(filterMask + 1);
  const byClient = new Map<number, Conversation>();
  /** Of each conversation, whether it came to an end. */
  const ended: boolean[] = [];
  const agentHash = createAgentHash();
  const hashes: Hashes = { one: 0, other: 0 };
  let bytes: Buffer = Buffer.alloc(0);
  let events: Int32Array = new Int32Array(0);
  let count = 0;

  const begin = (hash: number): Conversation => {
    const made: Conversation = { id: ended.push(false) - 1, first: count, last: -1, open: 0 };
    byClient.set(hash, made);
    filter[hash & filterMask] = (filter[hash & filterMask] as number) + 1;
    return made;
  };

  const leave = (hash: number) => {
    if (!byClient.delete(hash)) return;
    filter[hash & filterMask] = (filter[hash & filterMask] as number) - 1;
  };

  const write = (conversation: Conversation, ordinal: number): number => {
    const at = count * size;
    if (conversation.last >= 0) events[conversation.last * size + fields.next] = count;
    conversation.last = count;
    events[at + fields.ordinal] = ordinal;
    events[at + fields.conversation] = conversation.id;
    events[at + fields.next] = -1;
    events[at + fields.seconds] = line.seconds;
    events[at + fields.clientHash] = line.clientHash;
    count++;
    return at;
  };

  const put = (at: number, { start, end }: Span) => {
    events[at] = start;
    events[at + 1] = end;
  };

  const isSame = (at: number, { start, end }: Span): boolean => {
    const from = events[at] as number;
    const length = (events[at + 1] as number) - from;
    if (end - start !== length) return false;
    // From behind: what differs in targets stands there.
    for (let i = length - 1; i >= 0; i--) if (bytes[from + i] !== bytes[start + i]) return false;
    return true;
  };

  /** Where the event begins of the open preflight for the target of this line, by the same program; or -1. */
  const waitingFor = ({ first }: Conversation): number => {
    for (let event = first; event >= 0; event = events[event * size + fields.next] as number) {
      const at = event * size;
      if (events[at + fields.preflight] !== -1 || events[at + fields.isAnswered] === 1) continue;
      const { target, agent, host } = line;
      if (isSame(at + fields.target, target) && isSame(at + fields.agent, agent) && isSame(at + fields.host, host)) {
        return at;
      }
    }
    return -1;
  };

  const isOfSameClient = ({ first }: Conversation) => isSame(first * size + fields.client, line.client);

  const addPreflight = (ordinal: number) => {
    const hash = line.clientHash;
    const known = byClient.get(hash);
    if (known === undefined && filter[hash & filterMask] === fullest) return;
    if (known !== undefined && (known.open >= mostOpen || !isOfSameClient(known) || waitingFor(known) >= 0)) {
      leave(hash);
      return;
    }
    const conversation = known ?? begin(hash);
    const at = write(conversation, ordinal);
    conversation.open++;
    hashes.one = 0;
    hashes.other = 0;
    hashSpan(bytes, line.agent, hashes);
    events[at + fields.activity] = activitySlot(hash, agentHash(bytes, line.agent, hashes));
    hashKind(bytes, line, hashes);
    events[at + fields.preflight] = -1;
    events[at + fields.kind] = hashes.one;
    events[at + fields.kindToo] = hashes.other;
    events[at + fields.size] = line.size;
    events[at + fields.isAnswered] = 0;
    put(at + fields.target, line.target);
    put(at + fields.client, line.client);
    put(at + fields.host, line.host);
    put(at + fields.agent, line.agent);
  };

  /** Whether the line is the request of one that waits; else the conversation is none of ours. */
  const addRequest = (conversation: Conversation, ordinal: number): boolean => {
    if (!isOfSameClient(conversation)) return false;
    const asked = waitingFor(conversation);
    if (asked < 0) return false;
    const isSimple = isText(bytes, line.method, get) || isText(bytes, line.method, head);
    const gap = line.seconds - (events[asked + fields.seconds] as number);
    if (!isInTime(gap * 1000, windowMs, isSimple)) return false;
    const at = write(conversation, ordinal);
    const answer = hashBytes(bytes, line.method.start, line.method.end) + line.status;
    events[at + fields.activity] = events[asked + fields.activity] as number;
    events[at + fields.preflight] = asked / size;
    events[at + fields.kind] = Math.imul((events[asked + fields.kind] as number) ^ answer, 0x01000193);
    events[at + fields.kindToo] = Math.imul((events[asked + fields.kindToo] as number) ^ answer, 0x5bd1e995);
    events[at + fields.isTelling] = isSimple ? 0 : 1;
    events[asked + fields.isAnswered] = 1;
    conversation.open--;
    if (conversation.open > 0) return true;
    ended[conversation.id] = true;
    leave(line.clientHash);
    return true;
  };

  /** A line that the prefix tells nothing of: an OPTIONS, or anything odd. */
  const addUnknown = (start: number, end: number, ordinal: number) => {
    const how = plain.read(bytes, start, end);
    if (how === 'unreadable') return;
    const isPlainOptions = how === 'plain' && isText(bytes, line.method, options);
    // What is refused is no business of the others.
    if (isPlainOptions && (line.status < 200 || line.status > 299)) return;
    // Without a Referer nothing shows that a page asked, and that takes more than one block.
    if (isPlainOptions && !isDash(bytes, line.referer.start, line.referer.end)) addPreflight(ordinal);
    else leave(line.clientHash);
  };

  const addKnown = (start: number, end: number, hash: number, ordinal: number) => {
    const conversation = byClient.get(hash);
    if (conversation === undefined) return;
    if (plain.read(bytes, start, end) !== 'plain' || !addRequest(conversation, ordinal)) leave(hash);
  };

  return (block, { from, count: lines, entries }, into) => {
    bytes = block;
    events = into;
    count = 0;
    ended.length = 0;
    byClient.clear();
    filter.fill(0);
    let start = from;
    for (let ordinal = 0; ordinal < lines && (count + 1) * size <= events.length; ordinal++) {
      const end = entries[ordinal * 2] as number;
      const hash = entries[ordinal * 2 + 1] as number;
      if (hash === unknown) addUnknown(start, withoutReturn(bytes, start, end), ordinal);
      else if (filter[hash & filterMask] !== 0) addKnown(start, withoutReturn(bytes, start, end), hash, ordinal);
      start = end + 1;
    }
    return dropUnfinished(events, count, ended);
  };
}

function isText(bytes: Buffer, { start, end }: Span, text: Buffer): boolean {
  if (end - start !== text.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[start + i] !== text[i]) return false;
  return true;
}
