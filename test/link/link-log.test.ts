import { describe, expect, it } from 'vitest';
import { hashText } from '../../src/formats/format.js';
import { createLogLinker } from '../../src/link/link-log.js';
import type { Exchange, PlainOptions } from '../../src/model/exchange.js';
import type { HttpRecord } from '../../src/model/http-record.js';
import { browser, logged, logRecord } from '../helpers/records.js';

const windowMs = 30_000;

function link(records: readonly HttpRecord[]) {
  const exchanges: Exchange[] = [];
  const options: PlainOptions[] = [];
  const linker = createLogLinker({ windowMs }, { exchange: (e) => exchanges.push(e), options: (o) => options.push(o) });
  for (const record of records) linker.add(record);
  linker.end();
  return { exchanges, options };
}

const preflight = (parts: Partial<HttpRecord> = {}) => logRecord({ method: 'OPTIONS', status: 204, ...parts });
const request = (parts: Partial<HttpRecord> = {}) => logRecord({ method: 'PUT', ...parts });

describe('createLogLinker', () => {
  it('gives a 2xx preflight the request of the same client, User-Agent and target', () => {
    const first = preflight({ time: 0 });
    const second = request({ time: 1000 });
    expect(link([first, second]).exchanges).toMatchObject([{ preflight: first, request: second, followUp: 'sent' }]);
  });

  it.each([
    ['another client', { client: '192.0.2.2' }],
    ['another User-Agent', { requestHeaders: logged({ referer: null, 'user-agent': `${browser} Edg/156` }) }],
    ['another query', { url: '/v1/items?page=2' }],
    ['too late', { time: windowMs + 1000 }],
    ['long before', { time: -2000 }],
  ])('does not take a request of %s', (_, parts) => {
    const { exchanges } = link([preflight({ time: 0 }), request({ time: 1000, ...parts })]);
    expect(exchanges).toMatchObject([{ request: null }]);
  });

  it('never links a preflight that was not answered with 2xx', () => {
    const { exchanges } = link([preflight({ status: 404 }), request({ time: 1000 })]);
    expect(exchanges).toMatchObject([{ preflight: { status: 404 }, request: null, followUp: 'not-seen' }]);
  });

  it('takes the nearest earlier preflight, so that an abandoned one steals no partner', () => {
    const abandoned = preflight({ time: 0 });
    const used = preflight({ time: 20_000 });
    const { exchanges } = link([
      abandoned,
      used,
      request({ time: 20_000 }),
      logRecord({ time: 300_000, method: 'OPTIONS', status: 500 }),
    ]);
    expect(exchanges[0]).toMatchObject({ preflight: used, followUp: 'sent' });
    expect(exchanges[1]).toMatchObject({ preflight: abandoned, request: null, followUp: 'not-seen' });
  });

  it('pairs parallel preflights of one crowd one to one', () => {
    const preflights = Array.from({ length: 10 }, () => preflight({ time: 5000 }));
    const requests = Array.from({ length: 10 }, () => request({ time: 5000 }));
    const { exchanges } = link([...preflights, ...requests]);
    expect(new Set(exchanges.map((e) => e.preflight))).toEqual(new Set(preflights));
    expect(new Set(exchanges.map((e) => e.request))).toEqual(new Set(requests));
  });

  it('finds the slow request whose line is written long after its time', () => {
    const slow = request({ time: 1000 });
    const { exchanges } = link([preflight({ time: 0 }), logRecord({ time: 80_000, url: '/x' }), slow]);
    expect(exchanges).toMatchObject([{ request: slow }]);
  });

  it('says unknown where the log ends within the window', () => {
    const { exchanges } = link([preflight({ time: 0 }), logRecord({ time: 5000, url: '/x' })]);
    expect(exchanges).toMatchObject([{ followUp: 'unknown' }]);
  });

  it('demands the announced method where the log shows it', () => {
    const bag = logged({
      origin: 'https://app.example.com',
      'access-control-request-method': 'DELETE',
      'user-agent': browser,
    });
    const answer = logged({ origin: 'https://app.example.com', 'user-agent': browser });
    const { exchanges } = link([
      preflight({ requestHeaders: bag }),
      request({ requestHeaders: answer, method: 'PUT' }),
      request({ requestHeaders: answer, method: 'DELETE' }),
    ]);
    expect(exchanges).toMatchObject([{ request: { method: 'DELETE' } }]);
  });

  it('asks the reader only for clients with an open preflight', () => {
    const linker = createLogLinker({ windowMs }, { exchange: () => undefined, options: () => undefined });
    const open = linker.interest.hasOpenPreflight;
    expect(open(hashText('192.0.2.1'))).toBe(false);
    linker.add(preflight({ time: 0 }));
    expect(open(hashText('192.0.2.1'))).toBe(true);
    linker.add(request({ time: 1000 }));
    expect(open(hashText('192.0.2.1'))).toBe(false);
  });

  it('holds a bounded number of open preflights', () => {
    let closed = 0;
    const linker = createLogLinker({ windowMs }, { exchange: () => closed++, options: () => undefined });
    for (let i = 0; i < 60_000; i++) linker.add(preflight({ time: 0, client: `c${i}` }));
    expect(closed).toBe(10_000);
  });

  it('hands on an OPTIONS that is no preflight', () => {
    const agent = logged({ referer: null, 'user-agent': 'Apache/2.4.71 (Debian) (internal dummy connection)' });
    const { options } = link([preflight({ url: '*', requestHeaders: agent })]);
    expect(options).toMatchObject([{ kind: 'internal-dummy' }]);
  });
});
