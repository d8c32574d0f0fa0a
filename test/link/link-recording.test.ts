import { describe, expect, it } from 'vitest';
import type { FormatTraits } from '../../src/formats/format.js';
import { createRecordingLinker } from '../../src/link/link-recording.js';
import type { Exchange, PlainOptions } from '../../src/model/exchange.js';
import type { HttpRecord } from '../../src/model/http-record.js';
import { harPreflight, harRecord, headers } from '../helpers/records.js';

const chrome: FormatTraits = {
  unit: 'entries',
  linking: 'recording',
  recordsPreflights: true,
  recordsUnsent: true,
  recordsBlocked: true,
  requestFirst: true,
  recordedRequestHeaders: 'all',
  recordedResponseHeaders: 'all',
  server: null,
};
const wire: FormatTraits = { ...chrome, requestFirst: false, recordsUnsent: false };

function link(records: readonly HttpRecord[], traits = chrome) {
  const exchanges: Exchange[] = [];
  const options: PlainOptions[] = [];
  const linker = createRecordingLinker(() => traits, {
    exchange: (e) => exchanges.push(e),
    options: (o) => options.push(o),
  });
  for (const record of records) linker.add(record);
  linker.end();
  return { exchanges, options };
}

const put = (parts: Partial<HttpRecord> = {}) => harRecord({ method: 'PUT', ...parts });
const neverSent = put({ status: 0, sent: false, requestHeaders: { lines: [], recorded: new Set(), repeats: 'kept' } });

describe('createRecordingLinker', () => {
  it('finds the request that Chrome and Firefox list before its preflight', () => {
    const request = put();
    const preflight = harPreflight('PUT', '');
    expect(link([request, preflight]).exchanges).toMatchObject([{ preflight, request, followUp: 'sent' }]);
  });

  it('says never-sent where the recorder shows that the browser held the request back', () => {
    const preflight = harPreflight('PUT', '', { status: 404 });
    expect(link([neverSent, preflight]).exchanges).toMatchObject([{ request: neverSent, followUp: 'never-sent' }]);
  });

  it('finds the request that a wire capture lists after its preflight', () => {
    const preflight = harPreflight('PUT', '');
    const request = put();
    expect(link([preflight, request], wire).exchanges).toMatchObject([{ preflight, request }]);
  });

  it('does not give a refused preflight the retry that was sent without the custom header', () => {
    const refused = harPreflight('PUT', 'x-a', { status: 403 });
    const { exchanges } = link([refused, put()], wire);
    expect(exchanges).toMatchObject([
      { preflight: refused, request: null, followUp: 'not-seen' },
      { preflight: null, request: { method: 'PUT' } },
    ]);
  });

  it('pairs parallel requests one to one', () => {
    const requests = [put(), put(), put()];
    const preflights = [harPreflight('PUT', ''), harPreflight('PUT', ''), harPreflight('PUT', '')];
    const { exchanges } = link([...requests, ...preflights]);
    expect(new Set(exchanges.map((e) => e.request))).toEqual(new Set(requests));
  });

  it('looks past an entry that sits between', () => {
    const request = put();
    const { exchanges } = link([request, harRecord({ url: 'https://api.example.com/other' }), harPreflight('PUT', '')]);
    expect(exchanges.find((e) => e.preflight !== null)).toMatchObject({ request });
  });

  it('links by id where the recorder gives one', () => {
    const preflight = harPreflight('PUT', '', { marks: { preflight: true, preflightFor: '7.2' } });
    const other = put({ marks: { requestId: '7.1' } });
    const right = put({ marks: { requestId: '7.2' } });
    expect(link([preflight, other, right], wire).exchanges[0]).toMatchObject({ request: right });
  });

  it('looks back for an id whatever the recorder lists first', () => {
    const right = put({ marks: { requestId: '7.2' } });
    const preflight = harPreflight('PUT', '', { marks: { preflight: true, preflightFor: '7.2' } });
    expect(link([right, preflight], wire).exchanges[0]).toMatchObject({ preflight, request: right, followUp: 'sent' });
  });

  it('takes an OPTIONS the page sent itself for the request, not for a failed preflight', () => {
    const own = harRecord({ method: 'OPTIONS' });
    const preflight = harPreflight('OPTIONS', '');
    const { exchanges, options } = link([own, preflight]);
    expect(exchanges).toMatchObject([{ preflight, request: own }]);
    expect(options).toEqual([]);
  });

  it('shows which redirect led to a request, and keeps quiet about the phantom behind one', () => {
    const target = 'https://third.example.com/v1/items';
    const hop = put({ status: 307, responseHeaders: headers({ location: `${target}#part` }) });
    const followed = put({ url: target });
    expect(link([hop, followed]).exchanges[1]).toMatchObject({ request: followed, redirectedFrom: hop });
    const phantom = put({ url: target, status: 0, sent: false });
    expect(link([hop, phantom]).exchanges).toHaveLength(1);
  });

  it("leaves out same-origin requests, and the page's double of a service worker's request", () => {
    const sameOrigin = harRecord({ requestHeaders: headers({ origin: 'https://api.example.com' }) });
    const double = put({ marks: { serviceWorker: true } });
    const own = put();
    const preflight = harPreflight('PUT', '');
    const { exchanges } = link([sameOrigin, double, own, preflight]);
    expect(exchanges).toMatchObject([{ preflight, request: own }]);
  });

  it('says unknown where the recorder drops what the browser blocked', () => {
    const { exchanges } = link([harPreflight('PUT', '')], { ...wire, recordsBlocked: false });
    expect(exchanges).toMatchObject([{ request: null, followUp: 'unknown' }]);
  });

  it('holds a bounded window of entries', () => {
    let handedOn = 0;
    const linker = createRecordingLinker(() => chrome, { exchange: () => handedOn++, options: () => undefined });
    for (let i = 0; i < 1000; i++) linker.add(put({ url: `https://api.example.com/${i}` }));
    expect(handedOn).toBe(1000 - 256);
  });
});
