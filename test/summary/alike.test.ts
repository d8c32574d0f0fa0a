import { describe, expect, it } from 'vitest';
import { judge } from '../../src/causes/judge.js';
import { hashText } from '../../src/formats/format.js';
import { exchangeOf } from '../../src/link/exchange-of.js';
import type { HttpRecord } from '../../src/model/http-record.js';
import type { SeenPreflight } from '../../src/model/seen-preflight.js';
import { addAlike, alikeOf, mayAddAlike } from '../../src/summary/alike.js';
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

const differing = (client: string, time: number): SeenPreflight => ({
  time,
  clientHash: hashText(client),
  size: 5,
  client: () => client,
  url: () => `/v1/items/${time}`,
});

/** Whose preflights are not looked at one by one, whatever they ask. */
function unfollowedClients(tally: Tally): readonly string[] {
  const first = followed(clients[0] as string, 0);
  addToTally(tally, first);
  const alike = alikeOf(tally, first);
  return alike === null ? [] : clients.filter((client) => mayAddAlike(tally, alike, differing(client, 5_000_000_001)));
}

describe('findings that are alike', () => {
  it.each([
    ['POST', {}],
    ['GET, which may be a fallback', { method: 'GET' }],
    ['an unusual method', { method: 'PURGE' }],
  ])('are counted as if each had been added: %s', (_, request) => {
    const [one, other] = [tallyOfMany(), tallyOfMany()];
    const several = unfollowedClients(tallyOfMany());
    expect(several.length).toBeGreaterThan(100);
    const first = followed(several[0] as string, 0, {}, request);
    addToTally(other, first);
    const alike = alikeOf(other, first);
    if (alike === null) throw new Error('nothing is remarkable about this one');
    addToTally(one, first);
    for (const [i, client] of several.entries()) {
      addToTally(one, followed(client, i * 7000, {}, request));
      expect(mayAddAlike(other, alike, differing(client, i * 7000))).toBe(true);
      addAlike(other, alike, differing(client, i * 7000));
    }
    expect(reportOf(other)).toEqual(reportOf(one));
    expect(other.repeats.state().seen).toBe(one.repeats.state().seen);
  });

  it('are counted for a client that is followed, too, once it has asked for the same', () => {
    const client = clients.find((name) => !unfollowedClients(tallyOfMany()).includes(name)) as string;
    const url = '/v1/items/1';
    const [one, other] = [tallyOfMany(), tallyOfMany()];
    for (const tally of [one, other]) addToTally(tally, followed(client, 0, { url }));
    const alike = alikeOf(other, followed(client, 0, { url }));
    if (alike === null) throw new Error('nothing is remarkable about this one');
    for (let i = 1; i < 300; i++) {
      addToTally(one, followed(client, i * 1000, { url }));
      const again = { ...differing(client, i * 1000), url: () => url };
      expect(mayAddAlike(other, alike, again)).toBe(true);
      addAlike(other, alike, again);
    }
    expect(mayAddAlike(other, alike, differing(client, 7))).toBe(false);
    for (const asked of other.repeats.state().clients.values()) {
      for (const [, { count }] of asked.entries()) expect(count).toBeGreaterThan(0);
    }
    expect(reportOf(other)).toEqual(reportOf(one));
    expect(other.repeats.state().seen).toBe(one.repeats.state().seen);
  });

  it('are refusals, too, of which no more exemplars are kept', () => {
    const refused = (client: string, time: number, status = 405) => {
      const url = `/v1/items/${time}`;
      const preflight = logRecord({ client, time, url, method: 'OPTIONS', status, marks: { bytesSent: 5 } });
      return judge(exchangeOf({ preflight, request: null, followUp: 'not-seen', linkedBy: ['cross-origin-referer'] }));
    };
    const [one, other] = [createTally(), createTally()];
    const first = refused('192.0.2.1', 0);
    for (const tally of [one, other]) addToTally(tally, first);
    const alike = alikeOf(other, first);
    if (alike === null) throw new Error('nothing is remarkable about this one');
    expect(mayAddAlike(other, alike, differing('192.0.2.1', 1000))).toBe(false);
    for (let i = 1; i < 60; i++) {
      const finding = refused(`192.0.2.${i}`, i * 1000);
      for (const tally of [one, other]) addToTally(tally, finding);
    }
    for (const [i, client] of clients.entries()) {
      const time = 60_000 + i * 7000;
      addToTally(one, refused(client, time));
      expect(mayAddAlike(other, alike, differing(client, time))).toBe(true);
      addAlike(other, alike, differing(client, time));
    }
    expect(reportOf(other)).toEqual(reportOf(one));
    expect(reportOf(one).counts.preflightsBlocked).toBe(660);
    expect(alikeOf(other, refused('192.0.2.1', 0, 302))).toBeNull();
  });

  it.each<[string, Partial<HttpRecord>, Partial<HttpRecord>]>([
    ['that failed though a request came', { status: 500 }, {}],
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
