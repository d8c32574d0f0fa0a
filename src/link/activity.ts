import { hashText } from '../formats/format.js';
import { firstHeader, type HttpRecord } from '../model/http-record.js';
import { memoise } from '../model/memoise.js';

/** Who goes on after a preflight: a page that was closed sends nothing more. */
export type Activity = {
  /** Anything that a client sends. */
  readonly note: (record: HttpRecord) => void;
  /** Whether the client of this preflight sent something well after it. */
  readonly wentOn: (preflight: HttpRecord) => boolean;
};

/** What a page sent along with its preflight is no sign that it stayed open. */
const wellAfter = 2000;
const slotBits = 16;

/**
 * When each client was last seen, in a table by hash: now and then two share a place, and one is taken for the other.
 * Later sightings count within `reach` of the preflight, in milliseconds.
 */
export function createActivity(reach: number): Activity {
  const lastSeen = new Float64Array(1 << slotBits).fill(Number.NEGATIVE_INFINITY);
  return {
    note(record) {
      if (record.time !== null) lastSeen[slotOf(record)] = record.time;
    },
    wentOn(preflight) {
      if (preflight.time === null) return false;
      const gap = (lastSeen[slotOf(preflight)] as number) - preflight.time;
      return gap >= wellAfter && gap <= reach;
    },
  };
}

function slotOf(record: HttpRecord): number {
  const agent = agentHash(firstHeader(record.requestHeaders, 'user-agent') ?? '').hash;
  const hash = Math.imul(hashText(record.client ?? '') ^ agent, 0x9e3779b1);
  return hash >>> (32 - slotBits);
}

const agentHash = memoise((userAgent) => ({ hash: hashText(userAgent) }));
