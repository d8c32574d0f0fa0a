import { describe, expect, it } from 'vitest';
import { judge } from '../../src/causes/judge.js';
import type { ExchangeFinding } from '../../src/model/finding.js';
import { addToEndpoint, createEndpointTally, foldEndpoints, methodsIn } from '../../src/summary/endpoint-tally.js';
import { addToTally, createTally } from '../../src/summary/tally.js';
import { toReport } from '../../src/summary/to-report.js';
import { exchange, headers, logRecord } from '../helpers/records.js';

/** A preflight that let a request of this method out. */
function followed(method: string, announced: string | null = null): ExchangeFinding {
  const common = announced === null ? {} : { requestHeaders: headers({ 'access-control-request-method': announced }) };
  const preflight = logRecord({ method: 'OPTIONS', status: 204, ...common });
  return judge(exchange({ preflight, request: logRecord({ method }), followUp: 'sent' }));
}

function endpointOf(findings: readonly ExchangeFinding[]) {
  const endpoint = createEndpointTally();
  for (const finding of findings) addToEndpoint(endpoint, finding);
  return endpoint;
}

describe('methodsIn', () => {
  it('names the methods of requests that followed preflights, where these do not say themselves', () => {
    expect(methodsIn([endpointOf([followed('PUT'), followed('PUT'), followed('DELETE'), followed('BREW')])])).toEqual([
      'DELETE',
      'PUT',
    ]);
    expect(methodsIn([endpointOf([followed('PUT', 'PUT')])])).toEqual([]);
    expect(methodsIn([])).toEqual([]);
  });

  it('takes those of all endpoints, merged or not', () => {
    const one = endpointOf([followed('PUT')]);
    const other = endpointOf([followed('PATCH')]);
    expect(methodsIn([one, other])).toEqual(['PATCH', 'PUT']);
    foldEndpoints(one, other);
    expect(methodsIn([one])).toEqual(['PATCH', 'PUT']);
  });
});

it('a group of failures gets the methods of its endpoint', () => {
  const tally = createTally();
  const failed = logRecord({ method: 'OPTIONS', status: 405 });
  for (const finding of [followed('PUT'), judge(exchange({ preflight: failed, followUp: 'not-seen' }))]) {
    addToTally(tally, finding);
  }
  const report = toReport(tally, { tool: { name: 'preflight-audit', version: '0' }, sources: [], partial: false });
  expect(report.groups[0]).toMatchObject({ cause: 'preflight-method-not-handled', methodsNearby: ['PUT'] });
});
