import { expect, it } from 'vitest';
import { clientBit } from '../../src/summary/client-bits.js';
import { createEndpointTally, type EndpointTally } from '../../src/summary/endpoint-tally.js';
import { withoutFallbacks } from '../../src/summary/fallbacks.js';

function tallyOf(followed: number, fallbacks: number): EndpointTally {
  const tally = { ...createEndpointTally(), judged: followed, followed, fallbacks };
  for (let i = 0; i < followed; i++) tally.series.add(i * 1000, clientBit('a'), false);
  for (let i = 0; i < fallbacks; i++) tally.fallbackSeries.add(i * 1000, clientBit('a'), true);
  return tally;
}

const counted = (tally: EndpointTally) => {
  const { alike, fallbacks } = withoutFallbacks([{ origin: '', tally }], [tally]);
  const [one] = alike;
  const failed = one?.tally.series.cells().reduce((sum, cell) => sum + cell.failed, 0);
  const judged = one?.tally.series.cells().reduce((sum, cell) => sum + cell.judged, 0);
  return { fallbacks, followed: one?.tally.followed, unfollowed: one?.tally.unfollowed, failed, judged };
};

it('counts a GET as no follower where other methods follow', () => {
  const expected = { fallbacks: 5, followed: 95, unfollowed: 5, failed: 5, judged: 100 };
  expect(counted(tallyOf(100, 5))).toEqual(expected);
});

it.each([
  ['GETs follow often', 100, 40],
  ['little is known', 9, 1],
  ['there are none', 100, 0],
])('leaves it as it is where %s', (_, followed, fallbacks) => {
  expect(counted(tallyOf(followed, fallbacks))).toEqual({
    fallbacks: 0,
    followed,
    unfollowed: 0,
    failed: 0,
    judged: followed,
  });
});

it('leaves what it was given unchanged', () => {
  const tally = tallyOf(100, 5);
  counted(tally);
  expect([tally.followed, tally.unfollowed, tally.series.cells().some(({ failed }) => failed > 0)]).toEqual([
    100,
    0,
    false,
  ]);
});
