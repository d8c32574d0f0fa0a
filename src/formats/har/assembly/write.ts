import { chunkStart, ZERO } from './bytes';

// What is written stands behind the chunk. Each of these returns the index behind it.

export function put(out: i32, byte: u8): i32 {
  store<u8>(out, byte, chunkStart);
  return out + 1;
}

/** What stands from `from` to `to`. */
export function copy(out: i32, from: i32, to: i32): i32 {
  memory.copy(chunkStart + <usize>out, chunkStart + <usize>from, <usize>(to - from));
  return out + to - from;
}

export function putNumber(out: i32, value: i32): i32 {
  if (value < 10) return put(out, ZERO + <u8>value);
  return put(putNumber(out, value / 10), ZERO + <u8>(value % 10));
}

export function putNull(out: i32): i32 {
  // 'null', from its last letter to its first.
  store<u32>(out, 0x6c6c756e, chunkStart);
  return out + 4;
}
