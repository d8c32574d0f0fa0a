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
    ['long before', { time: -4000 }],
    ['a GET long after it, which needs none', { time: 8000, method: 'GET' }],
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
    const first = preflight({ time: 0 });
    const slow = request({ time: 1000 });
    const { exchanges } = link([first, logRecord({ time: 80_000, url: '/x' }), slow]);
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

  it('takes the nearest earlier preflight by time, though the line of a slow request comes last', () => {
    const [first, second] = [preflight({ time: 0 }), preflight({ time: 5000 })];
    const { exchanges } = link([first, second, request({ time: 5000 }), request({ time: 0 })]);
    expect(exchanges.map((e) => [e.preflight, e.request?.time])).toEqual([
      [second, 5000],
      [first, 0],
    ]);
  });

  it('links the two servers of a merged log, whose clocks differ by seconds', () => {
    const behind = link([preflight({ time: 5000 }), request({ time: 3000 })]).exchanges;
    expect(behind).toMatchObject([{ followUp: 'sent' }]);
    const sorted = Array.from({ length: 9 }, (_, i) => [
      preflight({ time: i * 10_000, url: `/other/${i}` }),
      request({ time: i * 10_000 + 3000, url: `/item/${i}` }),
      preflight({ time: i * 10_000 + 5000, url: `/item/${i}` }),
    ]);
    const links = link(sorted.flat()).exchanges.filter(({ request }) => request !== null);
    expect(links.map(({ preflight }) => preflight?.url)).toEqual([
      '/item/2',
      '/item/3',
      '/item/4',
      '/item/5',
      '/item/6',
      '/item/7',
      '/item/8',
    ]);
  });

  it('does not take a GET from before, which may have needed no preflight', () => {
    const get = logRecord({ time: 3000 });
    const { exchanges } = link([preflight({ time: 0, url: '/other' }), get, preflight({ time: 5000 })]);
    expect(exchanges.every(({ request }) => request === null)).toBe(true);
  });

  it('reads the log of another server over the same hours after the first', () => {
    const [one, two] = [
      { file: 'a.log', line: 1 },
      { file: 'b.log', line: 1 },
    ];
    const hour = 3_600_000;
    const [lost, last] = [preflight({ time: 0, source: one, url: '/lost' }), preflight({ time: hour, source: one })];
    const { exchanges } = link([
      lost,
      last,
      preflight({ time: 2000, source: two, url: '/own' }),
      request({ time: 3000, source: two, url: '/own' }),
      preflight({ time: 4000, source: two, url: '/never' }),
      request({ time: hour + 1000, source: two }),
    ]);
    expect(exchanges.map(({ preflight, followUp }) => [preflight?.url, followUp])).toEqual([
      ['/lost', 'not-seen'],
      ['/own', 'sent'],
      ['/never', 'not-seen'],
      [last.url, 'sent'],
    ]);
  });

  it('names what speaks for and against a closed page', () => {
    const { exchanges } = link([
      preflight({ time: 0 }),
      preflight({ time: 4000 }),
      logRecord({ time: 9000, url: '/elsewhere' }),
      preflight({ time: 9000, client: '192.0.2.77' }),
      logRecord({ time: 900_000, url: '/late', client: '192.0.2.9' }),
    ]);
    expect(exchanges.map(({ linkedBy }) => linkedBy)).toEqual([
      ['window-over', 'asked-again', 'client-went-on'],
      ['window-over', 'client-went-on'],
      ['window-over'],
    ]);
  });

  it('knows a scanner whose OPTIONS are accepted, and no page that shows no Referer', () => {
    const pageless = logged({ referer: null, 'user-agent': browser });
    const targets = ['/admin', '/login', '/console', '/backup', '/upload', '/graphql', '/actuator', '/api', '/db'];
    const scan = targets.map((url, i) =>
      preflight({ time: i * 1000, url, client: '198.51.100.9', requestHeaders: pageless }),
    );
    const page = targets.flatMap((url, i) => [
      preflight({ time: i * 1000, url, requestHeaders: pageless }),
      request({ time: i * 1000, url, requestHeaders: pageless }),
    ]);
    const { exchanges, options } = link([
      ...scan,
      ...page,
      logRecord({ time: 900_000, method: 'OPTIONS', status: 500 }),
    ]);
    expect(options.map(({ kind, rule }) => `${kind} ${rule}`)).toEqual(
      targets.map(() => 'scanner many-targets-without-requests'),
    );
    expect(exchanges.filter(({ followUp }) => followUp === 'sent')).toHaveLength(targets.length);
  });

  it('hands on an OPTIONS that is no preflight', () => {
    const agent = logged({ referer: null, 'user-agent': 'Apache/2.4.71 (Debian) (internal dummy connection)' });
    const { options } = link([preflight({ url: '*', requestHeaders: agent })]);
    expect(options).toMatchObject([{ kind: 'internal-dummy' }]);
  });
});
