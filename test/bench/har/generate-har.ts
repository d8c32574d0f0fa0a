import { type Random, seededRandom } from '../../helpers/random.js';
import { type Body, createBodies } from './bodies.js';

export type HarShape = {
  /** About how large the file becomes. */
  readonly bytes: number;
  readonly bodies: 'small' | 'large';
  /** Over many lines, as browsers export it, or all in one. */
  readonly indented: boolean;
};

/** Some of the file, and how many entries end in it. */
export type HarPiece = { readonly text: string; readonly count: number };

const page = 'https://app.example';
const api = 'https://api.example';
const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const start = Date.UTC(2026, 10, 22, 9);
/** Stands for a body until the rest of the entry is spelled. */
const bodyHere = '\u2063body\u2063';
const pieceLength = 1 << 20;

type Kind = 'preflight' | 'cors' | 'own';
/** Chrome lists a request before its preflight. */
const kinds: readonly Kind[] = ['own', 'own', 'own', 'cors', 'preflight', 'own', 'own', 'own', 'own', 'own'];

type Header = { readonly name: string; readonly value: string };

/**
 * A recording as Chrome exports it, piece by piece, the same again for the same shape: a tenth of its entries are
 * preflights, each with its request; a tenth of those fail. Everything else is what pages load from their own origin.
 */
export function* generateHar({ bytes, bodies, indented }: HarShape): Generator<HarPiece> {
  const random = seededRandom(bodies === 'small' ? 5 : 7);
  const supply = createBodies(random);
  const gap = indented ? '\n      ' : '';
  const head = { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, pages: [] };
  let piece = JSON.stringify({ log: { ...head, entries: [] } }, null, indented ? 2 : 0).replace(/\]\s*\}\s*\}$/, '');
  let written = 0;
  let count = 0;
  for (let index = 0; written + piece.length < bytes; index++) {
    const body = bodies === 'small' ? supply.small() : supply.large();
    const text = spell(entryAt(index, random, body), body, indented);
    piece += `${index === 0 ? '' : ','}${gap}${text}`;
    count++;
    if (piece.length < pieceLength) continue;
    written += piece.length;
    yield { text: piece, count };
    piece = '';
    count = 0;
  }
  yield { text: `${piece}${indented ? '\n    ]\n  }\n}\n' : ']}}'}`, count };
}

function spell(entry: object, body: Body, indented: boolean): string {
  const text = JSON.stringify(entry, null, indented ? 2 : 0);
  const lines = indented ? text.replaceAll('\n', '\n      ') : text;
  return lines.replace(bodyHere, () => body.text);
}

function entryAt(index: number, random: Random, body: Body): object {
  const kind = kinds[index % kinds.length] as Kind;
  const call = Math.floor(index / kinds.length);
  const refused = call % 10 === 7;
  const heldBack = kind === 'cors' && refused;
  const path = kind === 'own' ? `/assets/${(index * 7919) % 4001}.js` : `/v1/orders/${call % 500}`;
  const version = kind === 'own' ? index : call;
  const url = `${kind === 'own' ? page : api}${path}?v=${Math.imul(version, 0x9e3779b1) >>> 0}`;
  return {
    _initiator: kind === 'preflight' ? { type: 'preflight', url, requestId: `900.${call}` } : initiator(random),
    _priority: 'High',
    _resourceType: kind === 'preflight' ? 'preflight' : kind === 'cors' ? 'fetch' : 'script',
    cache: {},
    connection: String(400 + (index % 6)),
    pageref: 'page_1',
    request: {
      method: kind === 'preflight' ? 'OPTIONS' : kind === 'cors' ? 'PUT' : 'GET',
      url,
      httpVersion: heldBack ? '' : 'http/2.0',
      headers: heldBack ? plannedHeaders : requestHeaders(kind, url),
      queryString: [{ name: 'v', value: url.slice(url.indexOf('=') + 1) }],
      cookies: kind === 'own' ? [cookie(random)] : [],
      headersSize: -1,
      bodySize: 0,
    },
    response: response(kind, refused, random, body),
    serverIPAddress: '192.0.2.10',
    startedDateTime: new Date(start + index * 40).toISOString(),
    time: random.next() * 90,
    timings: {
      blocked: random.next() * 3,
      dns: -1,
      ssl: -1,
      connect: -1,
      send: random.next() / 4,
      wait: random.next() * 80,
      receive: random.next() * 2,
      _blocked_queueing: random.next(),
      _workerStart: -1,
      _workerReady: -1,
      _workerFetchStart: -1,
      _workerRespondWithSettled: -1,
    },
    _connectionId: String(100 + (index % 6)),
  };
}

/** What Chrome shows of a request that it did not send. */
const plannedHeaders: readonly Header[] = headersOf({
  'Content-Type': 'application/json',
  Referer: `${page}/`,
  'User-Agent': agent,
  'X-Request-Id': '1',
});

function requestHeaders(kind: Kind, url: string): readonly Header[] {
  const { host, pathname, search } = new URL(url);
  const asked = {
    'access-control-request-headers': 'content-type,x-request-id',
    'access-control-request-method': 'PUT',
  };
  return headersOf({
    ':authority': host,
    ':method': kind === 'preflight' ? 'OPTIONS' : kind === 'cors' ? 'PUT' : 'GET',
    ':path': pathname + search,
    ':scheme': 'https',
    accept: '*/*',
    'accept-encoding': 'gzip, deflate, br, zstd',
    'accept-language': 'en-US,en;q=0.9',
    ...(kind === 'preflight' ? asked : {}),
    ...(kind === 'own' ? {} : { origin: page }),
    priority: 'u=1, i',
    referer: `${page}/`,
    'sec-ch-ua': '"Not:A-Brand";v="8", "Chromium";v="142"',
    'sec-ch-ua-mobile': '?0',
    'sec-ch-ua-platform': '"Linux"',
    'sec-fetch-dest': kind === 'own' ? 'script' : 'empty',
    'sec-fetch-mode': kind === 'own' ? 'no-cors' : 'cors',
    'sec-fetch-site': kind === 'own' ? 'same-origin' : 'same-site',
    'user-agent': agent,
  });
}

function response(kind: Kind, refused: boolean, random: Random, body: Body): object {
  const status = kind === 'preflight' ? (refused ? 404 : 204) : kind === 'cors' && refused ? 0 : 200;
  const allowed = {
    'access-control-allow-headers': 'content-type,x-request-id',
    'access-control-allow-methods': 'GET,PUT',
    'access-control-allow-origin': page,
    vary: 'Origin',
  };
  const headers = {
    ...(kind === 'own' || refused ? {} : allowed),
    'cache-control': 'max-age=300',
    'content-length': String(body.text.length),
    'content-type': body.mimeType,
    date: 'Sun, 22 Nov 2026 09:00:00 GMT',
    etag: `"${Math.floor(random.next() * 1e12).toString(16)}"`,
    server: 'Apache',
    'x-request-id': Math.floor(random.next() * 1e15).toString(16),
  };
  const content = { size: body.text.length, mimeType: body.mimeType, compression: 0 };
  const encoding = body.encoding === null ? {} : { encoding: body.encoding };
  return {
    status,
    statusText: '',
    httpVersion: status === 0 ? '' : 'http/2.0',
    headers: status === 0 ? [] : headersOf(headers),
    cookies: [],
    content:
      kind === 'preflight' || status === 0
        ? { size: 0, mimeType: 'x-unknown' }
        : { ...content, text: bodyHere, ...encoding },
    redirectURL: '',
    headersSize: -1,
    bodySize: body.text.length,
    _transferSize: body.text.length + 200,
    _error: status === 0 ? 'net::ERR_FAILED' : null,
    _fetchedViaServiceWorker: false,
  };
}

function initiator(random: Random): object {
  const frame = (depth: number) => ({
    functionName: `load${depth}`,
    scriptId: String(4 + depth),
    url: `${page}/assets/main.js`,
    lineNumber: Math.floor(random.next() * 900),
    columnNumber: Math.floor(random.next() * 120),
  });
  return { type: 'script', stack: { callFrames: [frame(0), frame(1)] } };
}

function cookie(random: Random): object {
  const value = Math.floor(random.next() * 1e15).toString(36);
  return {
    name: 'session',
    value,
    path: '/',
    domain: 'app.example',
    expires: '2026-12-22T09:00:00.000Z',
    httpOnly: true,
    secure: true,
  };
}

function headersOf(values: Readonly<Record<string, string>>): readonly Header[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}
