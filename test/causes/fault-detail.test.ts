import { expect, it } from 'vitest';
import { faultDetail } from '../../src/causes/fault-detail.js';
import { judge } from '../../src/causes/judge.js';
import { exchange, harPreflight, headers } from '../helpers/records.js';

const allow = { 'access-control-allow-origin': 'https://app.example.com', 'access-control-allow-methods': 'PUT' };

it.each([
  ['the refused header names', 204, { ...allow, 'access-control-allow-headers': 'x-a' }, 'x-b, x-c'],
  [
    'the refused method',
    204,
    { ...allow, 'access-control-allow-methods': 'GET', 'access-control-allow-headers': '*' },
    'PUT',
  ],
  [
    'how the origin differs',
    204,
    { ...allow, 'access-control-allow-origin': 'https://app.example.com/' },
    'trailing slash',
  ],
  ['where it is redirected', 301, { location: '/v1/items/' }, 'trailing slash added'],
  ['nothing for a status', 404, {}, null],
])('tells %s', (_, status, values, detail) => {
  const preflight = harPreflight('PUT', 'x-a,x-c,x-b', { status, responseHeaders: headers(values) });
  expect(faultDetail(judge(exchange({ preflight, followUp: 'not-seen' })))).toBe(detail);
});
