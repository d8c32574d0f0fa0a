import { expect, it } from 'vitest';
import { clientBit } from '../../src/summary/client-bits.js';
import { findStretch } from '../../src/summary/onset.js';
import { findOverallStretch } from '../../src/summary/overall.js';
import { trackOf } from '../../src/summary/part.js';
import { createSeries } from '../../src/summary/series.js';

/** Two causes: one from second 600 to 900, one that comes now and then, and by chance just before the other. */
const series = createSeries(10_000);
const cause = createSeries(10_000);
for (let second = 0; second < 1500; second++) {
  const client = clientBit(`192.0.2.${second % 7}`);
  const isBroken = second >= 600 && second < 900 && second % 2 === 0;
  series.add(
    second * 1000,
    client,
    isBroken || (second >= 594 && second < 600 && second % 2 === 0) || second % 400 === 1,
  );
  if (isBroken) cause.add(second * 1000, client, true);
}
const ofCause = findStretch(
  series.cells().map((cell) => {
    const failed = cause.cells().some(({ second }) => second === cell.second) ? 1 : 0;
    return { ...cell, failed, failedClients: failed === 1 ? cell.failedClients : 0 };
  }),
);

it('takes begin and end from the cause that shows them sharply', () => {
  expect(ofCause).toMatchObject({ first: 600, last: 898 });
  expect(findOverallStretch(series, [], [])?.first).toBe(594);
  expect(
    findOverallStretch(series, [], [{ kind: 'cause 405', stretch: ofCause, failures: trackOf(cause) }]),
  ).toMatchObject({
    first: 600,
    last: 898,
    before: { failed: 5, judged: 600 },
    during: { failed: 151, judged: 299 },
    after: { failed: 1, judged: 601 },
  });
});

it('begins with the first failure of the same kind, be it on an endpoint that shows nothing by itself', () => {
  const elsewhere = createSeries(10);
  elsewhere.add(596_000, clientBit('192.0.2.1'), true);
  const groups = [
    { kind: 'cause 405', stretch: ofCause, failures: trackOf(cause) },
    { kind: 'cause 405', stretch: null, failures: trackOf(elsewhere) },
    { kind: 'another 502', stretch: null, failures: trackOf(series) },
  ];
  expect(findOverallStretch(series, [], groups)?.first).toBe(596);
});

it('counts the failures that only their group shows', () => {
  const quiet = createSeries(10_000);
  for (const { second } of series.cells()) quiet.add(second * 1000, clientBit(`192.0.2.${second % 7}`), false);
  expect(findOverallStretch(quiet, [], [])).toBeNull();
  expect(findOverallStretch(quiet, [{ width: 1, cells: cause.cells() }], [])).toMatchObject({ first: 600, last: 898 });
});
