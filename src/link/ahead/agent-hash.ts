import type { Span } from '../../formats/access-log/plain-lines.js';
import { hashBytes } from '../../formats/format.js';
import type { Hashes } from './kind-hash.js';

/** Places for User-Agents: a few come in most lines. */
const places = 512;
const placeSize = 3;

/** Gives `hashBytes` of a User-Agent, of which two other hashes are known that are had for less. */
export function createAgentHash(): (bytes: Buffer, agent: Span, known: Hashes) => number {
  const remembered = new Int32Array(places * placeSize);
  return (bytes, { start, end }, { one, other }) => {
    const at = (one & (places - 1)) * placeSize;
    if (remembered[at] === one && remembered[at + 1] === other) return remembered[at + 2] as number;
    remembered[at] = one;
    remembered[at + 1] = other;
    const hash = hashBytes(bytes, start, end) | 0;
    remembered[at + 2] = hash;
    return hash;
  };
}
