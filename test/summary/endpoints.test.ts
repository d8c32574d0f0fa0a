import { expect, it } from 'vitest';
import { indexEndpoints } from '../../src/summary/endpoints.js';
import { endpointKeyOfGroup, type GroupKey } from '../../src/summary/group-key.js';

const group = (status: number): GroupKey => ({
  verdict: 'blocked',
  cause: 'c',
  status,
  detail: '',
  host: 'h',
  path: '/p',
});

it('knows what was judged with one status and in all', () => {
  const endpoints = indexEndpoints([
    [endpointKeyOfGroup(group(200)), { judged: 5, followed: 0 }],
    [endpointKeyOfGroup(group(204)), { judged: 7, followed: 7 }],
  ]);
  expect(endpoints.of(group(200))).toEqual({ judged: 5, followed: 0 });
  expect(endpoints.of(group(404))).toBeNull();
  expect(endpoints.total(group(200))).toBe(12);
});
