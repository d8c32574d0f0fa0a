import { expect, it } from 'vitest';
import { groupVerdict } from '../../src/summary/base-rate.js';
import { createGroupTally } from '../../src/summary/group-tally.js';

const group = (count: number) => ({ ...createGroupTally(), count });

it('convicts an endpoint whose 2xx preflights are never followed', () => {
  expect(groupVerdict('undecided', group(12), { judged: 12, followed: 0 })).toEqual({
    verdict: 'blocked',
    certainty: 'likely',
    evidence: ['0 of 12 preflights answered alike on this endpoint were followed by a request'],
  });
});

it.each([
  ['some were followed', 12, { judged: 1000, followed: 988 }],
  ['there are too few', 9, { judged: 9, followed: 0 }],
  ['the endpoint is not known by itself', 500, null],
])('does not convict where %s', (_, count, endpoint) => {
  expect(groupVerdict('undecided', group(count), endpoint)).toMatchObject({
    verdict: 'undecided',
    certainty: 'possible',
  });
});

it('leaves what the records decided', () => {
  expect(groupVerdict('blocked', group(1), null)).toEqual({ verdict: 'blocked', certainty: 'certain', evidence: [] });
});
