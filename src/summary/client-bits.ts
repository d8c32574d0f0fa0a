import { hashText } from '../formats/format.js';

/** A set of clients as 32 bits, one for each class of clients by a hash: small, and the union of two sets is `|`. */
export function clientBit(client: string | null): number {
  if (client === null) return 0;
  if (client === lastClient) return lastBit;
  lastClient = client;
  lastBit = clientBitOf(hashText(client));
  return lastBit;
}

/** The same of a client's hash: see `hashBytes`. */
export function clientBitOf(hash: number): number {
  return (1 << (Math.imul(hash, 0x9e3779b1) >>> 27)) >>> 0;
}

/** The same finding is counted in several places. */
let lastClient = '';
let lastBit = clientBitOf(hashText(''));

/** At least so many clients are in the set. */
export function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits >>> 0; rest !== 0; rest = (rest & (rest - 1)) >>> 0) count++;
  return count;
}

/** About so many clients are in the set, if they are not many more than a hundred: linear counting. */
export function estimateClients(bits: number): number {
  const empty = Math.max(1, 32 - countBits(bits));
  return 32 * Math.log(32 / empty);
}
