import { type Random, seededRandom } from '../../helpers/random.js';

type Header = { readonly name: string; readonly value: string };

const page = 'https://app.example';
const creators = ['WebInspector', 'Firefox', 'mitmproxy', 'chrome-har', 'Playwright', 'Nobody'];

/** A recording of pairs that are mostly alike, in which everything that an entry can hold differs now and then. */
export function recordingOfMany(seed: number, pairs = 120): string {
  const random = seededRandom(seed);
  const entries = Array.from({ length: pairs }, (_, index) => pair(random, index)).flat();
  const creator = { name: random.pick(creators), version: '1' };
  const log = random.chance(0.1) ? { entries, creator } : { creator, pages: [], entries };
  const text = JSON.stringify({ log }, null, random.pick([0, 0, 2]));
  return text.replaceAll('"@twice"', '"https://twice.example/","url":"https://api.example/twice"');
}

function pair(random: Random, index: number): readonly object[] {
  const url = random.weighted([
    [`https://api.example/v1/orders/${index}?q=${random.between(1, 9)}`, 30],
    ['https://api.example/v1/same', 4],
    [`https://user:secret@api.example/${index}`, 1],
    [`https://api.example/${index}#part`, 1],
    [`https://API.example/é"${index}`, 1],
    [`https:///${index}`, 1],
    [`/relative/${index}`, 1],
    ['@twice', 1],
    ['', 1],
  ]);
  const preflight = entryOf(random, index * 2, 'OPTIONS', url);
  const request = entryOf(random, index * 2 + 1, random.chance(0.9) ? 'PUT' : random.pick(['GET', 'POST', '']), url);
  if (random.chance(0.05)) return [preflight];
  if (random.chance(0.05)) return [request];
  return random.chance(0.8) ? [request, preflight] : [preflight, request];
}

function entryOf(random: Random, index: number, method: string, url: string): object {
  const status = random.weighted<number | string>([
    [method === 'OPTIONS' ? 204 : 200, 30],
    [404, 2],
    [0, 2],
    [302, 1],
    [500, 1],
    ['200', 1],
  ]);
  const odd = (value: unknown, others: readonly unknown[]) => (random.chance(0.02) ? random.pick(others) : value);
  const started = new Date(Date.UTC(2026, 10, 22, 9) + index * 40).toISOString();
  const type = odd(method === 'OPTIONS' ? 'preflight' : 'fetch', ['document', 'xhr', 5, undefined]);
  return {
    _initiator: odd({ type: 'script', requestId: `900.${index}` }, [{ type: 'preflight' }, null, 'script']),
    _resourceType: type,
    _fetchType: odd(undefined, ['Service Worker', 'Disk Cache']),
    pageref: odd('page_1', [undefined, '', 'page_2']),
    startedDateTime: odd(started, ['yesterday', 5, undefined, '2026-11-22T10:00:00+01:00', 'é']),
    request: odd(
      {
        method,
        url,
        httpVersion: odd('http/2.0', ['']),
        headers: odd(requestHeaders(random, method, url, index), [[], undefined, [['Origin', page]]]),
        cookies: odd([], [[{ name: 'a', value: 'b' }], undefined]),
      },
      [undefined, 'none'],
    ),
    response: odd(
      {
        status,
        headers: odd(responseHeaders(random, index), [[], undefined]),
        content: {
          size: 3,
          mimeType: 'text/html',
          text: random.weighted<unknown>([
            [undefined, 5],
            [`Traceback ${index}`, 3],
            ['', 1],
            [null, 1],
            [12, 1],
          ]),
          encoding: odd(undefined, ['base64']),
        },
        redirectURL: odd('', ['https://api.example/else', undefined]),
        _error: status === 0 ? odd('net::ERR_FAILED', [null]) : null,
        _fetchedViaServiceWorker: odd(false, [true]),
      },
      [undefined, null],
    ),
    timings: odd({ wait: random.next() }, [{}, [], undefined]),
    time: random.next(),
  };
}

function requestHeaders(random: Random, method: string, url: string, index: number): readonly Header[] {
  const path = /^https:\/\/[^/]*(.*)$/.exec(url)?.[1] ?? url;
  return shuffledNow(random, [
    { name: ':authority', value: 'api.example' },
    { name: ':path', value: path },
    { name: 'User-Agent', value: 'Mozilla/5.0 Chrome/142.0.0.0' },
    {
      name: spelled(random, 'Origin'),
      value: random.chance(0.97) ? page : random.pick(['null', 'https://b.example', '']),
    },
    ...(method === 'OPTIONS' ? [{ name: 'Access-Control-Request-Method', value: 'PUT' }] : []),
    ...(method === 'OPTIONS' && random.chance(0.9)
      ? [{ name: 'access-control-request-headers', value: random.chance(0.9) ? 'x-a' : 'x-a,authorization' }]
      : []),
    { name: 'Sec-Fetch-Mode', value: random.chance(0.97) ? 'cors' : 'no-cors' },
    { name: 'X-Request-Id', value: noise(random, index) },
    ...(random.chance(0.03) ? [{ name: 'Cookie', value: 'a=b' }] : []),
    ...(random.chance(0.03) ? [{ name: 'Host', value: 'other.example' }] : []),
  ]);
}

function responseHeaders(random: Random, index: number): readonly Header[] {
  return shuffledNow(random, [
    {
      name: spelled(random, 'Access-Control-Allow-Origin'),
      value: random.chance(0.95) ? page : random.pick(['*', '']),
    },
    { name: 'Access-Control-Allow-Methods', value: random.chance(0.97) ? 'GET,PUT' : 'GET' },
    { name: 'Access-Control-Allow-Headers', value: 'x-a' },
    ...(random.chance(0.1) ? [{ name: 'Access-Control-Max-Age', value: '600' }] : []),
    ...(random.chance(0.03) ? [{ name: 'Access-Control-Allow-Credentials', value: 'true' }] : []),
    { name: 'Cache-Control', value: random.chance(0.9) ? 'max-age=300' : 'no-store' },
    ...(random.chance(0.9) ? [{ name: 'Vary', value: 'Origin' }] : []),
    { name: 'Server', value: random.chance(0.97) ? 'Apache' : 'nginx' },
    { name: 'ETag', value: `"${noise(random, index)}"` },
    { name: 'X-Trace', value: noise(random, index) },
    ...(random.chance(0.02) ? [{ name: '', value: 'x' }] : []),
    ...(random.chance(0.02) ? [{ name: ' Vary ', value: `*${index}` }] : []),
    ...(random.chance(0.02) ? [{ name: 'X-Odd', comment: 'no value' } as unknown as Header] : []),
  ]);
}

/** What nobody asks for. */
function noise(random: Random, index: number): string {
  return random.weighted([
    [`${10_000 + index}`, 20],
    [` ${index} `, 1],
    [`é\\"\t${index}`, 1],
    ['', 1],
  ]);
}

function spelled(random: Random, name: string): string {
  return random.chance(0.97) ? name : random.pick([name.toUpperCase(), ` ${name}`]);
}

function shuffledNow(random: Random, headers: readonly Header[]): readonly Header[] {
  return random.chance(0.97) ? headers : headers.toReversed();
}
