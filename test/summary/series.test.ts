import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientBit } from '../../src/summary/client-bits.js';
import { createSeries, type Series } from '../../src/summary/series.js';

type Event = { readonly time: number; readonly client: string; readonly failed: boolean };

const events = fc.array(
  fc.record({
    time: fc.oneof(fc.nat(100_000), fc.nat(100_000_000), fc.nat(2_000_000_000_000)),
    client: fc.nat(50).map((n) => `192.0.2.${n}`),
    failed: fc.boolean(),
  }),
  { maxLength: 150 },
);

function seriesOf(list: readonly Event[], capacity = 20): Series {
  const series = createSeries(capacity);
  for (const { time, client, failed } of list) series.add(time, clientBit(client), failed);
  return series;
}

describe('createSeries', () => {
  it('is the same whatever the order, and however it was cut and merged', () => {
    fc.assert(
      fc.property(events, fc.nat(150), (list, cut) => {
        const whole = seriesOf(list);
        const merged = seriesOf(list.slice(cut));
        merged.merge(seriesOf(list.slice(0, cut)));
        expect(merged.cells()).toEqual(whole.cells());
        expect(merged.width()).toBe(whole.width());
        expect(seriesOf([...list].reverse()).cells()).toEqual(whole.cells());
      }),
    );
  });

  it('goes on after a merge', () => {
    fc.assert(
      fc.property(events, events, events, (first, merged, then) => {
        const series = seriesOf(first);
        series.merge(seriesOf(merged));
        for (const { time, client, failed } of then) series.add(time, clientBit(client), failed);
        expect(series.cells()).toEqual(seriesOf([...first, ...merged, ...then]).cells());
      }),
    );
  });

  it('loses no count, keeps the order of time and stays within its bound', () => {
    fc.assert(
      fc.property(events, (list) => {
        const cells = seriesOf(list).cells();
        expect(cells.length).toBeLessThanOrEqual(20);
        expect(cells.reduce((sum, cell) => sum + cell.judged, 0)).toBe(list.length);
        expect(cells.reduce((sum, cell) => sum + cell.failed, 0)).toBe(list.filter(({ failed }) => failed).length);
        expect(cells.map(({ second }) => second)).toEqual(cells.map(({ second }) => second).sort((a, b) => a - b));
      }),
    );
  });

  it('stays at one second as long as few seconds are occupied, over any span', () => {
    const series = seriesOf(
      Array.from({ length: 20 }, (_, i) => ({ time: i * 86_400_000, client: 'a', failed: i === 7 })),
    );
    expect(series.width()).toBe(1);
    expect(series.cells()[7]).toMatchObject({ second: 7 * 86_400, failed: 1, firstFailed: 7 * 86_400 });
  });

  it('knows the first and last failure of a stretch to the second', () => {
    const list = Array.from({ length: 600 }, (_, i) => ({ time: i * 1000, client: 'a', failed: i >= 217 && i < 500 }));
    const series = seriesOf(list);
    expect(series.width()).toBe(60);
    const failing = series.cells().filter(({ failed }) => failed > 0);
    expect(failing[0]?.firstFailed).toBe(217);
    expect(failing.at(-1)?.lastFailed).toBe(499);
  });

  it('takes times that no calendar has', () => {
    const series = createSeries(4);
    for (const time of [-1e15, 8e15, Number.MAX_SAFE_INTEGER]) series.add(time, clientBit(null), true);
    expect(series.cells().map(({ failed }) => failed)).toEqual([1, 2]);
  });
});
