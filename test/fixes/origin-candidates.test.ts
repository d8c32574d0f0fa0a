import { describe, expect, test } from 'vitest';
import { originCandidates } from '../../src/fixes/origin-candidates.js';
import { madeUpExemplar, madeUpGroup, topList } from './made-up-group.js';

const one = 'https://shop.example.com';
const other = 'https://admin.example.com';

describe('originCandidates', () => {
  test('one origin in a group has its clients and times', () => {
    const group = madeUpGroup({ origins: topList({ [one]: 7 }), clients: { count: 3, exact: true } });
    expect(originCandidates([group])).toEqual([
      {
        origin: one,
        count: 7,
        clients: 3,
        first: '2026-11-21T14:02:13.000Z',
        last: '2026-11-21T15:10:40.000Z',
        cautions: [],
      },
    ]);
  });

  test('several origins have theirs only where every failure is at hand', () => {
    const exemplars = [
      madeUpExemplar({ origin: one, client: 'a', time: '2026-11-21T14:00:03.000Z' }),
      madeUpExemplar({ origin: one, client: 'b', time: '2026-11-21T14:00:01.000Z' }),
      madeUpExemplar({ origin: other, client: 'c', time: null }),
    ];
    const origins = topList({ [one]: 2, [other]: 1 });
    const [first, second] = originCandidates([madeUpGroup({ origins, count: 3, exemplars })]);
    expect(first).toMatchObject({ clients: 2, first: '2026-11-21T14:00:01.000Z', last: '2026-11-21T14:00:03.000Z' });
    expect(second).toMatchObject({ clients: 1, first: null, last: null, cautions: ['one client only'] });
    const [guessed] = originCandidates([madeUpGroup({ origins, count: 4000, exemplars })]);
    expect(guessed).toMatchObject({ clients: null, first: null, last: null });
  });

  test('a group with one client has one client for each origin', () => {
    const group = madeUpGroup({ clients: { count: 1, exact: true } });
    expect(originCandidates([group]).map(({ cautions }) => cautions)).toEqual([
      ['one client only'],
      ['one client only'],
    ]);
  });

  test('counts of several groups are added, the most frequent first', () => {
    const groups = [
      madeUpGroup({ origins: topList({ [one]: 3 }) }),
      madeUpGroup({ origins: topList({ [other]: 9, [one]: 1 }) }),
    ];
    expect(originCandidates(groups).map(({ origin, count }) => [origin, count])).toEqual([
      [other, 9],
      [one, 4],
    ]);
  });

  test('null and what is no origin are no candidates', () => {
    expect(originCandidates([madeUpGroup({ origins: topList({ null: 9, '*': 1, 'https://A.example': 1 }) })])).toEqual(
      [],
    );
  });
});
