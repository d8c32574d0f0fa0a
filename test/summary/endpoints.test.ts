import { expect, it } from 'vitest';
import { createEndpointTally } from '../../src/summary/endpoint-tally.js';
import { indexEndpoints } from '../../src/summary/endpoints.js';
import type { GroupKey } from '../../src/summary/group-key.js';

const group = (status: number): GroupKey => ({
  verdict: 'blocked',
  cause: 'c',
  status,
  detail: '',
  host: 'h',
  path: '/p',
});
const entry = (status: number, origin: string, judged: number) =>
  [JSON.stringify(['h', '/p', status, origin]), { ...createEndpointTally(), judged }] as const;

it('knows what was judged with one status and in all', () => {
  const endpoints = indexEndpoints([entry(204, '', 7), entry(200, 'https://b', 5), entry(200, 'https://a', 1)]);
  expect(endpoints.of(group(200)).map(({ origin, tally }) => [origin, tally.judged])).toEqual([
    ['https://a', 1],
    ['https://b', 5],
  ]);
  expect(endpoints.of(group(404))).toEqual([]);
  expect(endpoints.all(group(404)).map(({ judged }) => judged)).toEqual([1, 5, 7]);
  expect(endpoints.byStatus(group(404)).map(({ status, tallies }) => [status, tallies.length])).toEqual([
    [200, 2],
    [204, 1],
  ]);
});
