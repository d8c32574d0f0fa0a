import { describe, expect, it } from 'vitest';
import type { Group } from '../../../src/model/report.js';
import { causesTable, endpoint, statusWord } from '../../../src/views/text/causes-table.js';
import { pageFor } from '../../../src/views/text/page.js';
import { madeUpGroup, madeUpReport } from '../made-up-report.js';

function tableOf(groups: readonly Group[], width = 100): readonly string[] {
  const report = madeUpReport({ groups });
  return causesTable(report, pageFor(report, { width, color: false, ascii: false }));
}

const groups = [
  madeUpGroup(),
  madeUpGroup({
    status: 500,
    title: 'an exception behind OPTIONS',
    path: '/api/v2/export',
    count: 655,
    endpointTotal: 700,
  }),
  madeUpGroup({ status: null, title: 'no answer', path: '/x', count: 7, endpointTotal: 7, certainty: 'likely' }),
];

describe('causesTable', () => {
  it('has a line for each cause, numbers aligned', () => {
    expect(tableOf(groups)).toEqual([
      'CAUSES                                                 failed   share  first     last',
      '1  405  nobody answers OPTIONS       /api/v2/orders/*   2,911   100 %  14:02:13  15:10:40  certain',
      '2  500  an exception behind OPTIONS  /api/v2/export       655  93.6 %  14:02:13  15:10:40  certain',
      '3       no answer                    /x                     7   100 %  14:02:13  15:10:40  likely',
    ]);
  });

  it('gives up what matters least on a narrow page', () => {
    expect(tableOf(groups, 40)).toEqual([
      'CAUSES                            failed',
      '1  405  nobody answers OPTIONS     2,911',
      '2  500  an exception behind OPT…     655',
      '3       no answer                      7',
    ]);
  });

  it('names the host only where the path does not tell two apart', () => {
    const twoHosts = [madeUpGroup({ path: '/x', host: 'a.example' }), madeUpGroup({ path: '/x', host: 'b.example' })];
    expect(tableOf(twoHosts).join('\n')).toContain('b.example/x');
    expect(tableOf(groups).join('\n')).not.toContain('api.example.com');
  });

  it('counts what it leaves out', () => {
    const many = Array.from({ length: 30 }, (_, index) => madeUpGroup({ path: `/${index}`, count: 2 }));
    const lines = tableOf(many);
    expect(lines).toHaveLength(22);
    expect(lines.at(-1)).toBe('    and 10 more with 20 failures; --format json lists them all');
  });

  it('leaves times out where there are none', () => {
    expect(tableOf([madeUpGroup({ first: null, last: null })])[0]).not.toContain('first');
  });

  it('is not there where nothing failed', () => {
    expect(tableOf([madeUpGroup({ verdict: 'undecided' })])).toEqual([]);
  });
});

describe('words of a group', () => {
  it('shows no status where there was no response', () => {
    expect([405, 0, null].map((status) => statusWord(madeUpGroup({ status })))).toEqual(['405', '', '']);
  });

  it('joins host and path', () => {
    expect(endpoint(madeUpGroup())).toBe('api.example.com/api/v2/orders/*');
    expect(endpoint(madeUpGroup({ host: null }))).toBe('/api/v2/orders/*');
  });
});
