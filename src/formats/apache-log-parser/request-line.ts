const space = 0x20;
const slash = 0x2f;

/**
 * Where the method ends in a request line as `%r` shows it, or -1 where there is no second word: `-`, `garbage`, the
 * first bytes of a TLS handshake.
 */
export function methodEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== space) at++;
  return at > start && at + 1 < end ? at : -1;
}

/**
 * Where the target that begins at `start` ends: before the protocol where there is one. Apache cuts off what it could
 * not read, and a target may hold spaces then.
 */
export function targetEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end - 1;
  while (at > start && isVersion(bytes[at] as number)) at--;
  if (at === end - 1 || bytes[at] !== slash) return end;
  const nameEnd = at;
  while (at > start && isUpperCase(bytes[at - 1] as number)) at--;
  return at < nameEnd && at - 1 > start && bytes[at - 1] === space ? at - 1 : end;
}

function isVersion(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2e;
}

function isUpperCase(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}
