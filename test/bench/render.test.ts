import { expect, test } from 'vitest';
import { summarise } from './race.js';
import { render } from './render.js';

const cost = (seconds: number, cpuSeconds: number | null, peakMegabytes: number | null) => ({
  seconds,
  cpuSeconds,
  peakMegabytes,
});

test('a table says how many times as fast as a reference a row is', () => {
  const input = { file: 'access.log', count: 2_000_000, bytes: 400_000_000 };
  const results = [
    {
      contender: { title: 'ours', command: '' },
      ...summarise([cost(1, 1.25, 80), cost(3, 1.5, 90), cost(0.5, 1, 70)]),
    },
    { contender: { title: 'theirs', command: '', reference: 'theirs' }, ...summarise([cost(2.5, null, null)]) },
  ];
  expect(render('Logs', 'lines', [{ title: 'Small', input, results }])).toMatchInlineSnapshot(`
    "Logs      median s  min s  CPU s  M lines/s  MB/s  peak MB  x theirs

    Small: 2,000,000 lines, 400 MB
      ours        1.00   0.50   1.25       2.00   400       90      2.50
      theirs      2.50   2.50      -       0.80   160        -      1.00
    "
  `);
});

test('nothing is the sum of nothing', () => {
  expect(() => summarise([])).toThrow(RangeError);
});
