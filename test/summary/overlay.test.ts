import { expect, it } from 'vitest';
import { clientBit } from '../../src/summary/client-bits.js';
import { overlay } from '../../src/summary/overlay.js';
import { trackOf } from '../../src/summary/part.js';
import { createSeries } from '../../src/summary/series.js';

it('counts the failures of a part against all that was judged, in the coarsest cells', () => {
  const fine = createSeries(100);
  const coarse = createSeries(1);
  for (const second of [0, 1, 7]) fine.add(second * 1000, clientBit('a'), true);
  for (const second of [1, 3]) coarse.add(second * 1000, clientBit('b'), false);
  expect(coarse.width()).toBe(5);
  const cells = overlay([trackOf(fine), trackOf(coarse)], [trackOf(fine)]);
  expect(cells.map(({ second, judged, failed, firstFailed }) => [second, judged, failed, firstFailed])).toEqual([
    [0, 4, 2, 0],
    [5, 1, 1, 7],
  ]);
});

it('never has more failures than judged', () => {
  const part = createSeries(10);
  part.add(0, clientBit('a'), true);
  expect(overlay([], [trackOf(part)])).toMatchObject([{ judged: 1, failed: 1 }]);
});
