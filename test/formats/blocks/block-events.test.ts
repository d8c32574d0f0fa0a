import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../../src/formats/blocks/block-events.js';
import { blockMemory, shareMemory } from '../../../src/formats/blocks/block-memory.js';
import { lineIndexOf } from '../../../src/formats/blocks/fill-block.js';
import { eventFields } from '../../../src/formats/blocks/line-events.js';
import { combined } from '../../../src/formats/combined.js';
import { hashText } from '../../../src/formats/format.js';
import { createScanner } from '../../../src/link/ahead/scanner.js';

const line = (second: number, client: string, request: string, status: number, size: number) =>
  `${client} - - [22/Nov/2026:06:00:0${second} +0000] "${request} HTTP/1.1" ${status} ${size} "https://app.example.com/" "Mozilla/5.0 Chrome/142.0.0.0"\n`;

const log = Buffer.from(
  'end of the line before\n' +
    line(1, '192.0.2.1', 'OPTIONS /items/17', 204, 5) +
    line(2, '192.0.2.9', 'GET /page', 200, 7) +
    line(3, '192.0.2.1', 'PUT /items/17', 200, 9) +
    line(4, '192.0.2.2', 'OPTIONS /items/18', 405, 231),
);

const { glance } = combined.open({
  file: 'access.log',
  sink: { record: () => undefined, unreadable: () => undefined, note: () => undefined },
  interest: { hasOpenPreflight: () => false },
});
if (glance === undefined || glance === null) throw new Error('combined logs can be looked through');
const memory = blockMemory(shareMemory(1, 1, 1 << 16));
const place = memory.place(0);
place.bytes.set(log);
const found = createScanner(memory, 0).lookFor(glance, 30_000)(place, log.length);
const events = eventsOf({
  bytes: place.bytes.subarray(0, log.length),
  index: lineIndexOf(found, place),
  linesBefore: 100,
});

describe('events of a block', () => {
  it('are a preflight, its request, and a preflight that was refused', () => {
    const shown = Array.from({ length: events.count }, (_, event) => ({
      line: events.lineOf(event),
      ordinal: events.ordinalOf(event),
      time: new Date(events.timeOf(event)).toISOString(),
      preflight: events.preflightOf(event),
      isRefused: events.isRefused(event),
    }));
    expect(shown).toEqual([
      { line: 101, ordinal: 0, time: '2026-11-22T06:00:01.000Z', preflight: -1, isRefused: false },
      { line: 103, ordinal: 2, time: '2026-11-22T06:00:03.000Z', preflight: 0, isRefused: false },
      { line: 104, ordinal: 3, time: '2026-11-22T06:00:04.000Z', preflight: -1, isRefused: true },
    ]);
  });

  it('show of a preflight what tells it from others of its kind', () => {
    const shownOf = (preflight: number) => {
      const { time, clientHash, size, url, client } = events.seenOf(preflight);
      return [new Date(time).getUTCSeconds(), clientHash, size, url(), client()];
    };
    expect(shownOf(0)).toEqual([1, hashText('192.0.2.1') | 0, 5, '/items/17', '192.0.2.1']);
    expect(shownOf(2)).toEqual([4, hashText('192.0.2.2') | 0, 231, '/items/18', '192.0.2.2']);
  });

  it('show of a preflight where its target stands', () => {
    const { ordinal, hash, wasSeen, targetStart, targetEnd } = events.knownOf(2);
    expect([ordinal, hash, wasSeen]).toEqual([3, hashText('192.0.2.2') | 0, false]);
    expect(log.toString('latin1', targetStart, targetEnd)).toBe('/items/18');
  });

  it('take a note', () => {
    const kind = events.numberAt(2, eventFields.kind);
    events.setNumber(2, eventFields.note, 4711);
    expect(events.numberAt(2, eventFields.note)).toBe(4711);
    expect(events.numberAt(2, eventFields.kind)).toBe(kind);
  });
});
