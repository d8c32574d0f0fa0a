import { describe, expect, it } from 'vitest';
import { failedAtRequest, isScattered, listTop, whomItHurts } from '../../../src/views/text/affected.js';
import { madeUpGroup, madeUpRecord, madeUpReport } from '../made-up-report.js';

const atRequest = { exemplars: [madeUpRecord({ stage: 'request' })] };

describe('whomItHurts', () => {
  it('is silent where nothing failed', () => {
    expect(whomItHurts(madeUpReport({ groups: [madeUpGroup({ verdict: 'undecided' })] }))).toBeNull();
  });

  it('counts both kinds of consequence', () => {
    const report = madeUpReport({
      groups: [madeUpGroup({ count: 5, endpointTotal: 9 }), madeUpGroup({ count: 2, path: '/b', ...atRequest })],
    });
    expect(whomItHurts(report)).toBe(
      '412 clients on 2 origins could not use 2 paths; 5 requests were never sent, 2 sent without an answer that a page could read.',
    );
  });

  it('knows one from many', () => {
    expect(whomItHurts(madeUpReport({ groups: [madeUpGroup({ count: 1 })] }))).toContain(
      'the request behind this preflight was never sent.',
    );
    expect(whomItHurts(madeUpReport({ groups: [madeUpGroup({ count: 1, ...atRequest })] }))).toContain(
      'the request was sent, but no page could read an answer.',
    );
  });

  it('says that numbers are estimates or lower bounds where they are', () => {
    const origins = { items: [{ value: 'https://a.example', count: 1 }], others: 7 };
    const report = madeUpReport({ groups: [madeUpGroup({ origins })], clients: { count: 20_412, exact: false } });
    expect(whomItHurts(report)).toContain('About 20,412 clients on at least 1 origin could not use 1 path');
  });

  it('speaks of pages where the input knows no clients', () => {
    const report = madeUpReport({ clients: { count: 0, exact: true } });
    expect(whomItHurts(report)).toContain('Pages of 2 origins could not use 1 path');
    const origins = { items: [], others: 0 };
    expect(whomItHurts({ ...report, groups: [madeUpGroup({ origins })] })).toContain('Pages of other origins could');
  });
});

describe('isScattered', () => {
  const few = madeUpReport({ incident: null, groups: [madeUpGroup({ count: 3, endpointTotal: 400, incident: null })] });

  it('is where failures are few everywhere and stand out at no time', () => {
    expect(isScattered(few)).toBe(true);
    expect(whomItHurts(few)).toContain('met them on 1 path; the requests behind these preflights were never sent.');
    expect(whomItHurts({ ...few, groups: [madeUpGroup({ count: 1, endpointTotal: 400, incident: null })] })).toContain(
      'met it on',
    );
  });

  const share = { failed: 0, judged: 199 };
  const brief = { began: null, ended: null, before: share, during: { failed: 3, judged: 3 }, after: share };

  it.each([
    [
      'many on one path',
      { ...few, groups: [...few.groups, madeUpGroup({ count: 3, endpointTotal: 4, incident: null })] },
    ],
    ['at one time', { ...few, groups: [madeUpGroup({ count: 3, endpointTotal: 400, incident: brief })] }],
    ['none', { ...few, groups: [] }],
  ])('is not where there are %s', (_, report) => {
    expect(isScattered(report)).toBe(false);
  });
});

describe('failedAtRequest', () => {
  it('goes by where the examples were stopped', () => {
    expect(failedAtRequest(madeUpGroup())).toBe(false);
    expect(failedAtRequest(madeUpGroup(atRequest))).toBe(true);
    expect(failedAtRequest(madeUpGroup({ exemplars: [] }))).toBe(false);
  });
});

describe('listTop', () => {
  const list = {
    items: [
      { value: 'PUT', count: 2040 },
      { value: 'DELETE', count: 871 },
      { value: 'PATCH', count: 5 },
    ],
    others: 2,
  };

  it('sums up what it does not show', () => {
    expect(listTop(list, 2, 2918)).toBe('PUT (2,040), DELETE (871), others (7)');
  });

  it('leaves out a count that tells nothing', () => {
    expect(listTop({ items: [{ value: 'PUT', count: 9 }], others: 0 }, 3, 9)).toBe('PUT');
  });
});
