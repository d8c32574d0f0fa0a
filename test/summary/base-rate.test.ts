import { describe, expect, it } from 'vitest';
import { judged, reportOn, times } from './unfollowed.js';

const followed = (count: number, from = 0, more = {}) =>
  times(count, (i) => ({ second: from + i * 10, followed: true, ...more }));
const unfollowed = (count: number, from = 0, more = {}) => times(count, (i) => ({ second: from + i * 10, ...more }));

describe('2xx preflights without a request', () => {
  it('are blocked where their answer is never followed', () => {
    expect(judged(unfollowed(12))).toEqual([
      {
        verdict: 'blocked',
        certainty: 'likely',
        count: 12,
        evidence: ['0 of 12 preflights answered 204 here were followed by a request (decides)'],
      },
    ]);
  });

  it('are blocked from five on where three clients meet it', () => {
    expect(judged(unfollowed(6))).toMatchObject([{ verdict: 'blocked', count: 6 }]);
    expect(judged(unfollowed(6, 0, { client: 1 }))).toMatchObject([{ verdict: 'undecided', count: 6 }]);
  });

  it('are background where nearly all are followed', () => {
    const scattered = times(9, (i) => ({ second: 5 + i * 1090 }));
    expect(judged([...followed(990), ...scattered])).toEqual([
      {
        verdict: 'undecided',
        certainty: 'possible',
        count: 9,
        evidence: ['990 of 999 preflights answered 204 here were followed by a request'],
      },
    ]);
  });

  it('are blocked in the time in which none was followed, and background outside it', () => {
    const list = [...followed(200), { second: 45 }, ...unfollowed(40, 2000), ...followed(60, 2400), { second: 2905 }];
    const { groups, counts, timeline, incident } = reportOn(list);
    expect(groups).toMatchObject([
      {
        verdict: 'blocked',
        certainty: 'likely',
        count: 40,
        first: '1970-01-01T00:33:20.000Z',
        incident: { began: '1970-01-01T00:33:20.000Z', ended: '1970-01-01T00:39:50.000Z' },
      },
      { verdict: 'undecided', count: 2 },
    ]);
    expect(groups[0]?.evidence[0]).toBe(
      '0 of 40 preflights answered 204 here in that time were followed by a request, and 260 of 262 at other times (decides)',
    );
    expect(groups[0]?.exemplars.every(({ time }) => (time ?? '') >= '1970-01-01T00:33:20.000Z')).toBe(true);
    expect(counts.failed).toBe(40);
    expect(timeline?.failed.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(incident).toMatchObject({ began: '1970-01-01T00:33:20.000Z', before: { failed: 0, judged: 201 } });
  });

  it('are blocked for the pages of one origin', () => {
    const origin = 'https://admin.example.com';
    const list = [...followed(300), ...unfollowed(3), ...unfollowed(30, 5, { origin })];
    const { groups } = reportOn(list);
    expect(groups).toMatchObject([
      { verdict: 'blocked', count: 30 },
      { verdict: 'undecided', count: 3 },
    ]);
    expect(groups[0]?.evidence[0]).toBe(
      '0 of 30 preflights answered 204 here for https://admin.example.com were followed by a request (decides)',
    );
    expect(new Set(groups[0]?.exemplars.map((exemplar) => exemplar.origin))).toEqual(new Set([origin]));
  });

  it('are blocked where an answer of one size is never followed, as that of one back end', () => {
    const list = [...followed(100), ...unfollowed(2), ...unfollowed(25, 3, { bytes: 271 })];
    expect(judged(list)).toMatchObject([
      { verdict: 'blocked', count: 25 },
      { verdict: 'undecided', count: 2 },
    ]);
    expect(judged(list)[0]?.evidence).toEqual([
      '0 of 25 preflights answered 204 with 271 bytes were followed by a request; 100 with other sizes were (decides)',
    ]);
  });

  it('are not blocked where the client had gone before the answer', () => {
    const list = [...followed(100), ...unfollowed(30, 3, { bytes: 0 })];
    expect(judged(list)).toMatchObject([{ verdict: 'undecided' }]);
    expect(judged(list)[0]?.evidence).toContain(
      '30 of 30 were answered with no bytes at all: the client had gone (strong, against a block)',
    );
  });

  it('are not blocked where no page shows behind them: a monitor asks OPTIONS by itself', () => {
    expect(judged(unfollowed(50, 0, { origin: null }))).toMatchObject([{ verdict: 'undecided' }]);
    expect(judged([...followed(3), ...unfollowed(500, 0, { origin: null, status: 200 })])).toMatchObject([
      { verdict: 'blocked', count: 500 },
    ]);
  });

  it('are blocked though a GET to the same URL seems to follow, where PUTs do otherwise', () => {
    const list = [
      ...followed(200),
      ...times(60, (i) => ({ second: 2000 + i * 10, ...(i % 6 === 3 ? { followed: true, method: 'GET' } : {}) })),
      ...followed(60, 2600),
    ];
    const [group] = judged(list);
    expect(group).toMatchObject({ verdict: 'blocked', count: 60 });
    expect(group?.evidence[1]).toContain('after 10 more the client sent only a GET to the same URL');
  });

  it('are waited for where the input ends', () => {
    const list = [
      ...followed(200),
      ...unfollowed(40, 2000),
      ...times(3, (i) => ({ second: 2401 + i * 10, pending: true })),
      { second: 2405, followed: true },
    ];
    expect(reportOn(list).incident).toMatchObject({ ended: null, after: { judged: 1 } });
  });

  it('stay undecided where too little was seen', () => {
    expect(judged(unfollowed(4))).toMatchObject([{ verdict: 'undecided', certainty: 'possible' }]);
  });

  it('name what else speaks for a block, with its weight', () => {
    const linkedBy = ['client-went-on', 'asked-again'];
    expect(judged(unfollowed(10, 0, { linkedBy }))[0]?.evidence.slice(1)).toEqual([
      'in 10 of 10 cases the client sent other requests afterwards, so it was not closed (strong)',
      '10 of 10 were asked again soon after (weak: a crowd behind one address looks the same)',
    ]);
  });
});

describe('failures that the records show', () => {
  it('tell how the endpoint answered before', () => {
    const list = [...followed(60), ...unfollowed(30, 600, { status: 405 })];
    const { groups, incident } = reportOn(list);
    expect(groups).toMatchObject([
      {
        verdict: 'blocked',
        certainty: 'certain',
        incident: { began: '1970-01-01T00:10:00.000Z', ended: null, before: { failed: 0, judged: 60 } },
        evidence: ['before that, 60 preflights here were answered 204 and let through (strong)'],
      },
    ]);
    expect(incident).toMatchObject({ during: { failed: 30, judged: 30 }, after: { failed: 0, judged: 0 } });
  });
});
