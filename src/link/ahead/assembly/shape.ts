import { own } from './memory';

// What was written at `own` of the format; see `describe-lines.ts`.

export function hasHost(): bool {
  return load<i32>(own) !== 0;
}

/** 0: a line may end in any way; 1: with a digit or a dash; 2: with certain bytes. */
export function endKind(): i32 {
  return load<i32>(own, 4);
}

export function endLength(): i32 {
  return load<i32>(own, 8);
}

/** Seconds between a preflight and its request: at least, at most, and at most before a GET or HEAD. */
export function earliest(): i32 {
  return load<i32>(own, 12);
}

export function latest(isSimple: bool): i32 {
  return isSimple ? load<i32>(own, 20) : load<i32>(own, 16);
}

/** How many steps lead from the request's closing quote to the line's end; 0 where lines may show more. */
export function stepCount(): i32 {
  return load<i32>(own, 24);
}

export function endBytes(): usize {
  return own + 32;
}

/** Each is its kind, the length of its text, and the text. */
export function stepsBegin(): usize {
  return own + 288;
}

export const literalStep: u8 = 0;
export const statusStep: u8 = 1;
export const sizeStep: u8 = 2;
// 3 is a number of no use.
export const refererStep: u8 = 4;
export const agentStep: u8 = 5;
// 6 is a quoted value of no use.
