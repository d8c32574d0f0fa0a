import { chunkStart } from './bytes';

/** Of what stands at `at` of the chunk; eight bytes at a time, the last eight of them perhaps twice. */
export function hashOf(at: i32, length: i32): u64 {
  const text = chunkStart + <usize>at;
  const mixed = <u64>length;
  if (length < 8) return mix(mixed, load<u64>(text) & (((<u64>1) << (<u64>length * 8)) - 1));
  const last = text + <usize>length - 8;
  let all = mixed;
  for (let word = text; word < last; word += 8) all = mix(all, load<u64>(word));
  return mix(all, load<u64>(last));
}

export function mix(mixed: u64, word: u64): u64 {
  return rotl<u64>((mixed ^ word) * 0x9e3779b97f4a7, 29);
}
