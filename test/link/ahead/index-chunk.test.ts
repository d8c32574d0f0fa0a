import { describe, expect, it } from 'vitest';
import { combined } from '../../../src/formats/combined.js';
import type { Glance } from '../../../src/formats/format.js';
import { createIndexChunks } from '../../../src/link/ahead/index-chunk.js';
import { linesOf } from '../../bench/make-log.js';

const silent = { record: () => undefined, unreadable: () => undefined, note: () => undefined };
const opened = combined.open({ file: '', sink: silent, interest: { hasOpenPreflight: () => false } });
const glance = opened.glance as Glance;
const log = Buffer.from([...linesOf({ lines: 2000, options: 0.3, kind: 'usual' })].join(''));

describe('what is found in a chunk', () => {
  it('are its whole lines, and conversations in them', () => {
    const index = createIndexChunks(30_000)(glance)(log.subarray(10));
    expect(index?.count).toBe(1999);
    expect(index?.entries[2 * 1998]).toBe(log.length - 11);
    expect(index?.eventCount).toBeGreaterThan(300);
  });

  it('is the same for each of several, the larger after the smaller', () => {
    const indexChunk = createIndexChunks(30_000)(glance);
    const found = (chunk: Buffer) => {
      const index = indexChunk(chunk);
      return index === null ? null : { ...index, entries: index.entries.slice(0, 2 * index.count), events: null };
    };
    const small = found(log.subarray(0, 20_000));
    expect(found(log)?.count).toBe(1999);
    expect(found(log.subarray(0, 20_000))).toEqual(small);
  });

  it('are no conversations where lines may show more', () => {
    expect(createIndexChunks(30_000)({ ...glance, plain: null })(log)?.eventCount).toBe(0);
  });

  it('is nothing in a small one', () => {
    expect(createIndexChunks(30_000)(glance)(log.subarray(0, 1000))).toBeNull();
  });

  it('is found in turns for sources of several formats', () => {
    const chunks = createIndexChunks(30_000);
    const [one, other] = [chunks(glance), chunks({ ...glance, plain: null })];
    const events = [one, other, one, other].map((indexChunk) => indexChunk(log)?.eventCount ?? -1);
    expect(events[0]).toBeGreaterThan(300);
    expect(events).toEqual([events[0], 0, events[0], 0]);
  });
});
