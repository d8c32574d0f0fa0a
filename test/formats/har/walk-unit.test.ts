import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CutEntry } from '../../../src/formats/har/cut-entry.js';
import { createEntryCutter } from '../../../src/formats/har/entry-cutter.js';
import { chunkScanner } from '../../../src/formats/har/scanner.js';
import { harOf, preflightEntry, readHar } from './read-har.js';

afterEach(() => vi.restoreAllMocks());

/** The entries of a document that comes in these pieces, each behind what the last one left. */
function cut(pieces: readonly string[]): readonly CutEntry[] {
  const entries: CutEntry[] = [];
  const fails = () => expect.fail('nothing is wrong with this document');
  const cutter = createEntryCutter({
    entry: (entry) => entries.push(entry),
    knows: () => false,
    alike: fails,
    broken: fails,
    creator: () => undefined,
    note: fails,
  });
  let left: Buffer = Buffer.alloc(0);
  for (const [index, piece] of pieces.entries()) {
    const chunk = chunkScanner().load(Buffer.from(piece), left);
    const mayWaitFrom = index === pieces.length - 1 ? Number.POSITIVE_INFINITY : left.length === 0 ? 0 : 1;
    expect(cutter.push(chunk, 0, mayWaitFrom)).toBe(-1);
    left = cutter.waitsAt() === -1 ? Buffer.alloc(0) : Buffer.from(chunk.subarray(cutter.waitsAt()));
  }
  expect(cutter.end().truncated).toBe(false);
  return entries;
}

describe('an entry that lies across the border of two chunks', () => {
  const text = JSON.stringify(JSON.parse(harOf([preflightEntry('/a'), preflightEntry('/b')])), null, 1);
  const whole = cut([text]);
  const first = text.indexOf('"startedDateTime"');
  const behind = text.lastIndexOf('}');

  it('is cut out as if it lay in one, wherever the border is', () => {
    expect(whole).toHaveLength(2);
    for (const { kind } of whole) expect(kind).not.toBe(0);
    const cuts = (at: number) => cut([text.slice(0, at), text.slice(at)]);
    for (let at = 0; at < text.length; at++) {
      expect(cuts(at).map(({ at }) => at)).toEqual(whole.map(({ at }) => at));
    }
    // Only its kind tells that it was not read token by token.
    const alike = ({ index, kind, text }: CutEntry) => ({ index, kind, text });
    for (let at = first; at < behind; at += 7) expect(cuts(at).map(alike)).toEqual(whole.map(alike));
  });

  it('waits once and no more', () => {
    const middle = text.indexOf('"startedDateTime"', first + 1) + 100;
    const [one, two] = cut([text.slice(0, middle), text.slice(middle, middle + 100), text.slice(middle + 100)]);
    expect(one?.kind).toBe(whole[0]?.kind);
    expect(two).toMatchObject({ index: 1, kind: 0, at: whole[1]?.at });
  });
});

it('has every byte looked at twice at most where an entry never ends', async () => {
  const load = vi.spyOn(chunkScanner(), 'load');
  const text = harOf([preflightEntry()])
    .slice(0, -4)
    .concat(`,"comment":"${'x'.repeat(100_000)}`);
  const { totals } = await readHar(text, 500);
  expect(totals).toMatchObject({ truncated: true });
  const loaded = load.mock.results.reduce((sum, { value }) => sum + value.length, 0);
  expect(loaded).toBeLessThan(2 * text.length);
});

it('lets nothing wait that is larger than what is read at once', async () => {
  const load = vi.spyOn(chunkScanner(), 'load');
  const large = { ...preflightEntry(), comment: 'x'.repeat(300_000) };
  const text = harOf([large, preflightEntry('/b')]);
  const { records } = await readHar(text, 200_000);
  expect(records).toHaveLength(2);
  const [, second] = load.mock.calls;
  expect(second?.[1]?.length ?? 0).toBe(0);
});
