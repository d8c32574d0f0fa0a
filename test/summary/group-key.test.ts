import { expect, it } from 'vitest';
import { judge } from '../../src/causes/judge.js';
import { foldGroupKey, groupKeyOf, parseGroupKey, serialiseGroupKey } from '../../src/summary/group-key.js';
import { exchange, harPreflight, harRecord, headers } from '../helpers/records.js';

const refused = judge(
  exchange({
    preflight: harPreflight('PUT', 'x-"][', {
      host: 'API.example.com',
      url: 'https://api.example.com/orders/4711',
      responseHeaders: headers({
        'access-control-allow-origin': 'https://app.example.com',
        'access-control-allow-methods': 'PUT',
      }),
    }),
    followUp: 'not-seen',
  }),
);

it('tells failures apart by verdict, cause, status, detail, host and path', () => {
  const key = groupKeyOf(refused);
  expect(key).toEqual({
    verdict: 'blocked',
    cause: 'preflight-header-not-allowed',
    status: 204,
    detail: 'x-"][',
    host: 'api.example.com',
    path: '/orders/*',
  });
  expect(parseGroupKey(serialiseGroupKey(key))).toEqual(key);
});

it('takes the status of the response where that was blocked', () => {
  const request = harRecord({ method: 'PUT', status: 500, responseHeaders: headers({}) });
  const finding = judge(exchange({ preflight: harPreflight('PUT', ''), request }));
  expect(groupKeyOf(finding)).toMatchObject({ cause: 'actual-allow-origin-missing', status: 500 });
});

it('folds to the cause and the status', () => {
  expect(parseGroupKey(foldGroupKey(serialiseGroupKey(groupKeyOf(refused))))).toMatchObject({
    detail: '',
    host: '',
    path: '*',
    status: 204,
  });
});
