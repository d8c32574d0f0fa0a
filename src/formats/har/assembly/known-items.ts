import {
  byteAt,
  CLOSE_BRACKET,
  COMMA,
  chunkStart,
  itemsStart,
  OPEN_BRACE,
  OPEN_BRACKET,
  slotCount,
  slotSize,
  slotsStart,
} from './bytes';
import { containerEnd } from './container-end';
import { skipSpace } from './space';

/** Items of one list, each three numbers at `itemsStart`: its slot, where it begins, and where it ends. */
const mostItems: i32 = 512;
const itemSize: usize = 12;

/** Added to the slot of an item that was not in it. */
const unknown: i32 = 0x10000;
const noSlot: i32 = -1;
const shortest: i32 = 8;
const longest: i32 = <i32>slotSize - 4;

/** Behind the list that was last gone through. */
export let behindItems: i32 = 0;

/**
 * Goes through a list of objects and says which of them stand in a slot already, byte for byte; the others take theirs.
 * Most headers of a HAR come again in every entry, and need not be read again. Returns how many items there are, or -1
 * where the list is unusual in any way.
 */
export function knownItems(from: i32, end: i32): i32 {
  if (byteAt(from) !== OPEN_BRACKET) return -1;
  let at = skipSpace(from + 1, end);
  let count: i32 = 0;
  while (at < end && byteAt(at) === OPEN_BRACE && count < mostItems) {
    const behind = containerEnd(at, end, false);
    if (behind === -1) return -1;
    const item = itemsStart + <usize>count * itemSize;
    store<i32>(item, slotOf(at, behind - at));
    store<i32>(item, at, 4);
    store<i32>(item, behind, 8);
    count++;
    at = skipSpace(behind, end);
    if (at < end && byteAt(at) === CLOSE_BRACKET) {
      behindItems = at + 1;
      return count;
    }
    if (at >= end || byteAt(at) !== COMMA) return -1;
    at = skipSpace(at + 1, end);
  }
  return -1;
}

function slotOf(at: i32, length: i32): i32 {
  if (length < shortest || length > longest) return noSlot;
  const text = chunkStart + <usize>at;
  const slot = hash(text, length) % slotCount;
  const kept = slotsStart + slot * slotSize;
  if (load<i32>(kept) === length && areEqual(kept + 4, text, length)) return <i32>slot;
  store<i32>(kept, length);
  memory.copy(kept + 4, text, length);
  return <i32>slot + unknown;
}

/** Eight bytes at a time, the last eight of them perhaps twice. */
function hash(text: usize, length: i32): usize {
  const last = text + <usize>length - 8;
  let mixed: u64 = <u64>length;
  for (let at = text; at < last; at += 8) mixed = mix(mixed, load<u64>(at));
  return <usize>(mix(mixed, load<u64>(last)) >> 32);
}

function mix(mixed: u64, word: u64): u64 {
  return rotl<u64>((mixed ^ word) * 0x9e3779b97f4a7, 29);
}

function areEqual(left: usize, right: usize, length: i32): bool {
  const last = <usize>length - 8;
  for (let i: usize = 0; i < last; i += 8) if (load<u64>(left + i) !== load<u64>(right + i)) return false;
  return load<u64>(left + last) === load<u64>(right + last);
}
