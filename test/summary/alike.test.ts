import { describe, expect, it } from 'vitest';
import { judge } from '../../src/causes/judge.js';
import { hashText } from '../../src/formats/format.js';
import { exchangeOf } from '../../src/link/exchange-of.js';
import type { HttpRecord } from '../../src/model/http-record.js';
import { addAlike, alikeOf } from '../../src/summary/alike.js';
import { addToTally, createTally, type Tally } from '../../src/summary/tally.js';
import { toReport } from '../../src/summary/to-report.js';
import { logged, logRecord } from '../helpers/records.js';

const clients = Array.from({ length: 600 }, (_, i) => `10.0.${i >> 6}.${i & 63}`);

function followed(
  client: string,
  time: number,
  preflight: Partial<HttpRecord> = {},
  request: Partial<HttpRecord> = {},
) {
  const url = `/v1/items/${time}`;
  const asked = logRecord({ client, time, url, method: 'OPTIONS', status: 204, marks: { bytesSent: 5 }, ...preflight });
  const sent = logRecord({ client, time, url, method: 'POST', status: 201, marks: { bytesSent: 900 }, ...request });
  return judge(exchangeOf({ preflight: asked, request: sent, followUp: 'sent', linkedBy: ['same-client'] }));
}

/** As many clients as it takes for most not to be followed one by one. */
function tallyOfMany(): Tally {
  const tally = createTally();
  for (const [i, client] of clients.entries()) addToTally(tally, followed(client, i * 1000));
  return tally;
}

const reportOf = (tally: Tally) => toReport(tally, { tool: { name: '', version: '' }, sources: [], partial: false });

const unfollowedClients = (tally: Tally) => clients.filter((client) => !tally.repeats.follows(hashText(client)));

describe('findings that are alike', () => {
  it.each([
    ['POST', {}],
    ['GET, which may be a fallback', { method: 'GET' }],
    ['an unusual method', { method: 'PURGE' }],
  ])('are counted as if each had been added: %s', (_, request) => {
    const [one, other] = [tallyOfMany(), tallyOfMany()];
    const several = unfollowedClients(one);
    expect(several.length).toBeGreaterThan(100);
    const first = followed(several[0] as string, 0, {}, request);
    addToTally(other, first);
    const alike = alikeOf(other, first);
    if (alike === null) throw new Error('nothing is remarkable about this one');
    addToTally(one, first);
    for (const [i, client] of several.entries()) {
      addToTally(one, followed(client, i * 7000, {}, request));
      addAlike(other, alike, { time: i * 7000, clientHash: hashText(client), size: 5 });
    }
    expect(reportOf(other)).toEqual(reportOf(one));
    expect(other.repeats.state().seen).toBe(one.repeats.state().seen);
  });

  it.each<[string, Partial<HttpRecord>, Partial<HttpRecord>]>([
    ['that failed', { status: 500 }, {}],
    [
      'whose answer shows Access-Control-Allow-Origin',
      { responseHeaders: logged({ 'access-control-allow-origin': '*' }) },
      {},
    ],
    ['whose answer shows Access-Control-Max-Age', { responseHeaders: logged({ 'access-control-max-age': null }) }, {}],
  ])('are not those %s', (_, preflight, request) => {
    expect(alikeOf(tallyOfMany(), followed('192.0.2.1', 0, preflight, request))).toBeNull();
  });

  it('are none as long as a host may answer everything alike', () => {
    expect(alikeOf(createTally(), followed('192.0.2.1', 0))).toBeNull();
  });
});
