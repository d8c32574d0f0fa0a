import { describe, expect, it } from 'vitest';
import { judge } from '../../src/causes/judge.js';
import { toExemplar } from '../../src/summary/exemplar.js';
import { exchange, harPreflight, harRecord, headers, logged, logRecord } from '../helpers/records.js';

describe('toExemplar', () => {
  it('sets what was allowed beside what failed', () => {
    const preflight = harPreflight('PUT', 'x-tenant', {
      responseHeaders: headers({
        'access-control-allow-origin': 'https://app.example.com',
        'access-control-allow-methods': ['GET', 'PUT'],
        'access-control-allow-headers': 'content-type',
      }),
    });
    const request = harRecord({ method: 'PUT', status: 0, sent: false, responseHeaders: headers({}) });
    const exemplar = toExemplar(judge(exchange({ preflight, request, followUp: 'never-sent' })));
    expect(exemplar.answers).toMatchObject({
      preflight: {
        'access-control-allow-methods': ['GET', 'PUT'],
        'access-control-allow-headers': ['content-type'],
        'access-control-allow-credentials': [],
      },
      request: { 'access-control-allow-origin': [] },
    });
    expect(exemplar.failedChecks).toEqual([{ stage: 'preflight', check: 'headers', what: ['x-tenant'] }]);
  });

  it('says null for a header that the source does not record', () => {
    const preflight = logRecord({
      method: 'OPTIONS',
      status: 405,
      responseHeaders: logged({ 'access-control-allow-origin': null }),
    });
    const { answers, failedChecks } = toExemplar(judge(exchange({ preflight, followUp: 'not-seen' })));
    expect(answers?.preflight?.['access-control-allow-origin']).toEqual([]);
    expect(answers?.preflight?.['access-control-allow-methods']).toBeNull();
    expect(answers?.request).toBeNull();
    expect(failedChecks).toContainEqual({ stage: 'preflight', check: 'status', what: ['405'] });
  });

  it('bounds what an attacker may put there', () => {
    const preflight = harPreflight('PUT', 'x-a', {
      responseHeaders: headers({ vary: Array.from({ length: 500 }, () => 'v'.repeat(100_000)) }),
    });
    const exemplar = toExemplar(judge(exchange({ preflight, followUp: 'not-seen' })));
    expect(JSON.stringify(exemplar).length).toBeLessThan(100_000);
  });
});
