import { describe, expect, it } from 'vitest';
import { judge } from '../../src/causes/judge.js';
import type { Exchange } from '../../src/model/exchange.js';
import { exchange, harPreflight, harRecord, headers, logged, logRecord } from '../helpers/records.js';

const origin = 'https://app.example.com';
const put = harRecord({ method: 'PUT' });
const neverSent = harRecord({ method: 'PUT', status: 0, sent: false, marks: { error: 'net::ERR_FAILED' } });
const answered = (status: number, values: Record<string, string | string[]>) =>
  harPreflight('PUT', '', { status, responseHeaders: headers(values) });
const response = (values: Record<string, string>, error?: string) =>
  harRecord({ method: 'PUT', responseHeaders: headers(values), marks: error === undefined ? {} : { error } });

describe('judge', () => {
  it.each<[string, Partial<Exchange>, string, string | null, readonly string[], string]>([
    [
      'a preflight and a response that allow everything',
      { preflight: harPreflight('PUT', ''), request: put },
      'passed',
      null,
      [],
      'certain',
    ],
    [
      'a refused status',
      {
        preflight: answered(404, { 'access-control-allow-origin': origin, 'access-control-allow-methods': 'PUT' }),
        request: neverSent,
        followUp: 'never-sent',
      },
      'blocked',
      'preflight',
      ['preflight-not-found'],
      'certain',
    ],
    [
      'every cause, in repair order',
      { preflight: answered(500, {}), request: neverSent, followUp: 'never-sent' },
      'blocked',
      'preflight',
      ['preflight-server-error', 'preflight-allow-origin-missing', 'preflight-method-not-allowed'],
      'certain',
    ],
    [
      'no response',
      {
        preflight: harPreflight('PUT', '', { status: 0, marks: { error: 'net::ERR_EMPTY_RESPONSE' } }),
        request: neverSent,
        followUp: 'never-sent',
      },
      'blocked',
      'preflight',
      ['preflight-network-error'],
      'certain',
    ],
    [
      'a refused permission',
      {
        preflight: harPreflight('PUT', '', {
          status: 0,
          marks: { error: 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS' },
        }),
        followUp: 'not-seen',
      },
      'blocked',
      'preflight',
      ['local-network-access-denied'],
      'certain',
    ],
    [
      '* and a request that was sent',
      {
        preflight: answered(204, { 'access-control-allow-origin': '*', 'access-control-allow-methods': '*' }),
        request: response({ 'access-control-allow-origin': '*' }),
      },
      'passed',
      null,
      [],
      'certain',
    ],
    [
      '* and a request that was held back',
      {
        preflight: answered(204, { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'PUT' }),
        request: neverSent,
        followUp: 'never-sent',
      },
      'blocked',
      'preflight',
      ['preflight-wildcard-with-credentials', 'preflight-allow-credentials-invalid'],
      'likely',
    ],
    [
      '* and no request seen',
      {
        preflight: answered(204, { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'PUT' }),
        followUp: 'not-seen',
      },
      'undecided',
      null,
      ['preflight-ok-no-request', 'preflight-wildcard-with-credentials', 'preflight-allow-credentials-invalid'],
      'possible',
    ],
    [
      'a fine preflight without its request',
      { preflight: harPreflight('PUT', ''), followUp: 'not-seen' },
      'undecided',
      null,
      ['preflight-ok-no-request', 'preflight-allow-credentials-invalid'],
      'possible',
    ],
    [
      'a fine preflight and an aborted request',
      {
        preflight: harPreflight('PUT', ''),
        request: harRecord({ method: 'PUT', status: 0, sent: false, marks: { error: 'net::ERR_ABORTED' } }),
        followUp: 'never-sent',
      },
      'undecided',
      null,
      ['not-cors'],
      'possible',
    ],
    [
      'a response without the header',
      { preflight: harPreflight('PUT', ''), request: response({}) },
      'blocked',
      'request',
      ['actual-allow-origin-missing'],
      'certain',
    ],
    [
      'a response that died',
      { preflight: harPreflight('PUT', ''), request: harRecord({ method: 'PUT', status: 0 }) },
      'blocked',
      'request',
      ['actual-network-error'],
      'certain',
    ],
    [
      'a redirect hop without the header',
      {
        preflight: harPreflight('PUT', ''),
        request: harRecord({ method: 'PUT', status: 302, responseHeaders: headers({ location: '/x' }) }),
      },
      'blocked',
      'request',
      ['redirect-hop-blocked'],
      'certain',
    ],
    [
      'an origin that a redirect made null',
      { request: response({ 'access-control-allow-origin': origin }), origin: 'null', redirectedFrom: put },
      'blocked',
      'request',
      ['redirect-origin-null'],
      'certain',
    ],
    [
      'a simple request allowed by *, credentials unknown',
      { request: response({ 'access-control-allow-origin': '*' }) },
      'undecided',
      null,
      ['actual-wildcard-with-credentials', 'actual-allow-credentials-invalid'],
      'possible',
    ],
    [
      'the same, and the recorder says that it failed',
      { request: response({ 'access-control-allow-origin': '*' }, 'net::ERR_FAILED') },
      'blocked',
      'request',
      ['actual-wildcard-with-credentials', 'actual-allow-credentials-invalid'],
      'likely',
    ],
    [
      'the same, and the recorder shows nothing that was kept from the page',
      { request: { ...response({ 'access-control-allow-origin': '*' }), marks: { delivered: true } } },
      'passed',
      null,
      [],
      'certain',
    ],
    [
      'a response without headers that the page was given all the same',
      { request: { ...response({}), marks: { delivered: true } } },
      'undecided',
      null,
      ['actual-allow-origin-missing', 'actual-allow-credentials-invalid'],
      'possible',
    ],
    [
      'a fine response that the browser stopped',
      {
        request: response(
          { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' },
          'net::ERR_FAILED',
        ),
      },
      'blocked',
      'request',
      ['not-cors'],
      'likely',
    ],
    [
      'a 204 that Chrome marks as aborted',
      {
        request: response(
          { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' },
          'net::ERR_ABORTED',
        ),
      },
      'passed',
      null,
      [],
      'certain',
    ],
  ])('%s', (_, parts, verdict, stage, causes, certainty) => {
    const request = parts.request;
    const own =
      request === put || request?.sent === true
        ? { ...request, requestHeaders: headers({ origin: parts.origin ?? origin }) }
        : request;
    const finding = judge(exchange({ ...parts, ...(own == null ? {} : { request: own }) }));
    expect({ ...finding, causes: finding.causes }).toMatchObject({ verdict, stage, causes, certainty });
  });

  it('keeps a plain log apart from missing headers', () => {
    const preflight = logRecord({ method: 'OPTIONS', status: 204 });
    const sent = judge(exchange({ preflight, request: logRecord({ method: 'PUT' }), originInferred: true }));
    expect(sent).toMatchObject({ verdict: 'passed', certainty: 'likely' });
    expect(sent.missing).toContain('header:access-control-allow-origin');
    const unseen = judge(exchange({ preflight, followUp: 'not-seen', originInferred: true }));
    expect(unseen).toMatchObject({ verdict: 'undecided', causes: ['preflight-ok-no-request'] });
  });

  it('blocks a non-2xx preflight even where no header was recorded', () => {
    const preflight = logRecord({ method: 'OPTIONS', status: 405 });
    const byReferer = judge(exchange({ preflight, followUp: 'not-seen', linkedBy: ['cross-origin-referer'] }));
    expect(byReferer).toMatchObject({
      verdict: 'blocked',
      causes: ['preflight-method-not-handled'],
      certainty: 'certain',
    });
    const byAgent = judge(exchange({ preflight, followUp: 'not-seen', linkedBy: ['browser-user-agent'] }));
    expect(byAgent).toMatchObject({ verdict: 'blocked', certainty: 'likely' });
  });

  it('lets what the browser did decide where a log hides repeated lines', () => {
    const answer = logged(
      {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET',
        'access-control-allow-headers': null,
        'access-control-allow-credentials': null,
      },
      'first-only',
    );
    const asked = logged({ origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': null });
    const preflight = logRecord({ method: 'OPTIONS', status: 204, requestHeaders: asked, responseHeaders: answer });
    const sent = judge(exchange({ preflight, request: logRecord({ method: 'PUT' }) }));
    expect(sent).toMatchObject({ verdict: 'passed', certainty: 'likely' });
    expect(judge(exchange({ preflight, followUp: 'not-seen' }))).toMatchObject({
      verdict: 'blocked',
      certainty: 'likely',
    });
  });
});
