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

  test('where groups tell their origins apart, these have their own times and clients', () => {
    const origins = topList({ [one]: 4000, [other]: 9 });
    const seen = (clients: number | null, day: number, onlyClient: string | null = null) => ({
      origin: one,
      first: `2026-11-0${day}T00:00:00.000Z`,
      last: `2026-11-0${day}T12:00:00.000Z`,
      clients: clients === null ? null : { count: clients, exact: clients === 1 },
      onlyClient,
    });
    const of = (...all: readonly ReturnType<typeof seen>[]) =>
      originCandidates(all.map((seenOrigin) => madeUpGroup({ origins, count: 9999, seenOrigins: [seenOrigin] })))[0];
    expect(of(seen(12, 2), seen(30, 1))).toMatchObject({
      clients: 30,
      about: true,
      first: '2026-11-01T00:00:00.000Z',
      last: '2026-11-02T12:00:00.000Z',
    });
    expect(of(seen(null, 2), seen(30, 1))).toMatchObject({ clients: null, first: '2026-11-01T00:00:00.000Z' });
    expect(of(seen(1, 1, 'a'), seen(1, 2, 'a'))).toMatchObject({ clients: 1, cautions: ['one client only'] });
    expect(of(seen(1, 1, 'a'), seen(1, 2, 'b'))).toMatchObject({ clients: 2, about: true, cautions: [] });
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
