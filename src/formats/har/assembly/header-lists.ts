import {
  byteAt,
  CLOSE_BRACKET,
  COMMA,
  chunkStart,
  followersStart,
  itemsStart,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  slotCount,
  slotHashesStart,
  slotSize,
  slotsStart,
} from './bytes';
import { hashOf, mix } from './hash';
import { plainObjectEnd } from './plain-object';
import { skipSpace } from './space';
import { tellingHash } from './telling';
import { copy, put, putNumber } from './write';

/**
 * Most headers of a HAR come again in every entry, and need not be read again: they stand in slots, byte for byte, and a
 * list is written as the numbers of slots. A header that is new is written as it is, behind a number that says which
 * slot it has taken: -1 for the first of them. What takes a slot is JSON for certain, so that whoever reads the lists
 * knows the slots as they are.
 */

/** Items of one entry, each three numbers at `itemsStart`: its slot, where it begins, and where it ends. */
const mostItems: i32 = 512;
const itemSize: usize = 12;
let count: i32 = 0;

/** Added to the slot of an item that was not in it. */
const unknown: i32 = 0x10000;
const noSlot: i32 = -1;
const shortest: i32 = 8;
const longest: i32 = <i32>slotSize - 4;

export function forgetLists(): void {
  count = 0;
}

export function itemsSoFar(): i32 {
  return count;
}

/**
 * The index behind the list of headers at `from`, whose items are remembered; -1 where the list is unusual in any way.
 * `which` of an entry's lists it is tells which header will come first.
 */
export function listEnd(from: i32, end: i32, which: i32): i32 {
  if (byteAt(from) !== OPEN_BRACKET) return -1;
  let at = skipSpace(from + 1, end);
  if (at < end && byteAt(at) === CLOSE_BRACKET) return at + 1;
  let last: i32 = <i32>slotCount + which;
  while (at < end && byteAt(at) === OPEN_BRACE && count < mostItems) {
    let slot = followerOf(last);
    let behind = endOfSame(slot, at, end);
    if (behind === -1) {
      behind = plainObjectEnd(at, end);
      if (behind === -1) return -1;
      slot = slotOf(at, behind - at);
    }
    remember(slot, at, behind);
    if (slot !== noSlot) {
      const known = slot & (unknown - 1);
      store<u16>(followersStart + <usize>last * 2, <u16>known);
      last = known;
    }
    at = skipSpace(behind, end);
    if (at < end && byteAt(at) === CLOSE_BRACKET) return at + 1;
    if (at >= end || byteAt(at) !== COMMA) return -1;
    at = skipSpace(at + 1, end);
  }
  return -1;
}

/** The slot of the header that came next when this one came last. */
function followerOf(slot: i32): i32 {
  return load<u16>(followersStart + <usize>slot * 2);
}

/** The index behind what stands at `at`, if it is what stands in the slot; else -1. */
function endOfSame(slot: i32, at: i32, end: i32): i32 {
  const kept = slotsStart + <usize>slot * slotSize;
  const length = load<i32>(kept);
  if (length === 0 || at + length > end) return -1;
  return areEqual(kept + 4, chunkStart + <usize>at, length) ? at + length : -1;
}

function slotOf(at: i32, length: i32): i32 {
  if (length < shortest || length > longest) return noSlot;
  const slot = <i32>(<usize>(hashOf(at, length) >> 32) % slotCount);
  return endOfSame(slot, at, at + length) === at + length ? slot : slot + unknown;
}

function areEqual(left: usize, right: usize, length: i32): bool {
  const last = <usize>length - 8;
  for (let i: usize = 0; i < last; i += 8) if (load<u64>(left + i) !== load<u64>(right + i)) return false;
  return load<u64>(left + last) === load<u64>(right + last);
}

function remember(slot: i32, at: i32, behind: i32): void {
  const item = itemsStart + <usize>count * itemSize;
  store<i32>(item, slot);
  store<i32>(item, at, 4);
  store<i32>(item, behind, 8);
  count++;
}

/** Writes a list to `to`, of which the first item is `first`; returns the index behind it. */
export function writeList(first: i32, last: i32, to: i32): i32 {
  let out = put(to, OPEN_BRACKET);
  for (let index = first; index < last; index++) {
    if (index > first) out = put(out, COMMA);
    const item = itemsStart + <usize>index * itemSize;
    const slot = load<i32>(item);
    if (slot !== noSlot && slot < unknown) {
      out = putNumber(out, slot);
      continue;
    }
    if (slot !== noSlot) out = put(putNumber(put(out, MINUS), slot - unknown + 1), COMMA);
    out = copy(out, load<i32>(item, 4), load<i32>(item, 8));
  }
  return put(out, CLOSE_BRACKET);
}

/** What counts of the headers of a list, as a hash. */
export function hashOfList(first: i32, last: i32, isRequest: bool): u64 {
  let mixed: u64 = <u64>(last - first);
  for (let index = first; index < last; index++) {
    const item = itemsStart + <usize>index * itemSize;
    const slot = load<i32>(item);
    const isKnown = slot !== noSlot && slot < unknown;
    mixed = mix(
      mixed,
      isKnown
        ? load<u64>(slotHashesStart + <usize>slot * 16 + (isRequest ? 0 : 8))
        : tellingHash(load<i32>(item, 4), load<i32>(item, 8), isRequest),
    );
  }
  return mixed;
}

/** The headers of a list that was written take their slots, not before they are read: until then all stand where they were. */
export function takeSlots(first: i32, last: i32): void {
  for (let index = first; index < last; index++) {
    const item = itemsStart + <usize>index * itemSize;
    const slot = load<i32>(item);
    if (slot < unknown) continue;
    const at = load<i32>(item, 4);
    const length = load<i32>(item, 8) - at;
    const kept = slotsStart + <usize>(slot - unknown) * slotSize;
    store<i32>(kept, length);
    const hashes = slotHashesStart + <usize>(slot - unknown) * 16;
    store<u64>(hashes, tellingHash(at, at + length, true));
    store<u64>(hashes, tellingHash(at, at + length, false), 8);
    memory.copy(kept + 4, chunkStart + <usize>at, <usize>length);
  }
}
