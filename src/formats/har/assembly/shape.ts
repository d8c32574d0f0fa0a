import { BACKSLASH, byteAt, shapeStart } from './bytes';

/** What becomes of a member's value; from `firstObject` on it is an object whose members are looked at themselves. */
export const dropped: i32 = 0;
export const kept: i32 = 1;
export const text: i32 = 2;
export const requestHeaders: i32 = 3;
export const responseHeaders: i32 = 4;
/** Kept, too: when the request started, its URL, and a list or object of which only counts whether it is empty. */
export const started: i32 = 5;
export const url: i32 = 6;
export const emptiness: i32 = 7;
export const firstObject: i32 = 8;
/** Not known: its name has escapes. */
export const escaped: i32 = -1;

/** The last member that was found, as a number that no other one has. */
export let member: i32 = 0;

/**
 * The shape, as the reader has written it: for each object where it is described, as two bytes; there one byte of marks
 * (what a new one of them makes obsolete), then for each member the length of its name, its kind and its name; then 0.
 */
function descriptionOf(object: i32): usize {
  return shapeStart + <usize>load<u16>(shapeStart + <usize>(object - firstObject) * 2);
}

export function marksOf(object: i32): i32 {
  return load<u8>(descriptionOf(object));
}

export function kindOfMember(object: i32, name: i32, length: i32): i32 {
  let at = descriptionOf(object) + 1;
  for (let known = <i32>load<u8>(at); known !== 0; known = <i32>load<u8>(at)) {
    if (known === length && isName(at + 2, name, length)) {
      member = <i32>at;
      return <i32>load<u8>(at, 1);
    }
    at += <usize>known + 2;
  }
  for (let i = 0; i < length; i++) if (byteAt(name + i) === BACKSLASH) return escaped;
  return dropped;
}

function isName(known: usize, name: i32, length: i32): bool {
  for (let i = 0; i < length; i++) if (load<u8>(known + <usize>i) !== byteAt(name + i)) return false;
  return true;
}
