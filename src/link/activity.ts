import { hashText } from '../formats/format.js';
import { firstHeader, type HttpRecord } from '../model/http-record.js';
import { memoise } from '../model/memoise.js';

/** Who goes on after a preflight: a page that was closed sends nothing more. */
export type Activity = {
  /** Anything that a client sends. */
  readonly note: (record: HttpRecord) => void;
  /** The same of a record that was not made: see `activitySlot`. Milliseconds since the epoch. */
  readonly noteAt: (slot: number, time: number) => void;
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
    noteAt(slot, time) {
      lastSeen[slot] = time;
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
  return activitySlot(hashText(record.client ?? ''), agent);
}

/** Where a client is noted, by the hashes of its address and its User-Agent. */
export function activitySlot(clientHash: number, agentHash: number): number {
  return Math.imul(clientHash ^ agentHash, 0x9e3779b1) >>> (32 - slotBits);
}

const agentHash = memoise((userAgent) => ({ hash: hashText(userAgent) }));
