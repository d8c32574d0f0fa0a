import { describe, expect, it } from 'vitest';
import { judge } from '../../src/causes/judge.js';
import { isoTime, toExchangeRecord } from '../../src/summary/exchange-record.js';
import { exchange, harPreflight, harRecord, logged, logRecord } from '../helpers/records.js';

describe('toExchangeRecord', () => {
  it('flattens a refused preflight with its held-back request', () => {
    const preflight = harPreflight('PUT', 'X-Test,content-type', {
      status: 404,
      source: { file: 'a.har', entry: 3 },
      time: 1000,
    });
    const request = harRecord({
      method: 'PUT',
      status: 0,
      sent: false,
      source: { file: 'a.har', entry: 2 },
      time: 999,
    });
    const record = toExchangeRecord(judge(exchange({ preflight, request, followUp: 'never-sent' })));
    expect(record).toMatchObject({
      type: 'preflight',
      source: { file: 'a.har', entry: 3 },
      time: '1970-01-01T00:00:01.000Z',
      requestMethod: 'PUT',
      requestHeaders: ['x-test', 'content-type'],
      status: 404,
      verdict: 'blocked',
      stage: 'preflight',
      cause: 'preflight-not-found',
      request: { entry: 2, method: 'PUT', status: 0, time: '1970-01-01T00:00:00.999Z', sent: false },
    });
  });

  it('says null where a log records no announcement', () => {
    const preflight = logRecord({ method: 'OPTIONS', status: 405, marks: { raw: 'the line' } });
    const record = toExchangeRecord(judge(exchange({ preflight, followUp: 'not-seen', originInferred: true })));
    expect(record).toMatchObject({
      requestMethod: null,
      requestHeaders: null,
      originInferred: true,
      request: null,
      raw: 'the line',
    });
  });

  it('says an empty list where none was announced', () => {
    const bag = logged({ 'access-control-request-method': 'PUT', 'access-control-request-headers': null });
    const preflight = logRecord({ method: 'OPTIONS', status: 405, requestHeaders: bag });
    expect(toExchangeRecord(judge(exchange({ preflight, followUp: 'not-seen' })))).toMatchObject({
      requestHeaders: [],
    });
  });
});

it('has no ISO form for a time beyond every calendar', () => {
  expect(isoTime(9e15)).toBeNull();
  expect(isoTime(null)).toBeNull();
  expect(isoTime(0)).toBe('1970-01-01T00:00:00.000Z');
});
