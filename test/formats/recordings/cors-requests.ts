/** What a page and its preflights send; each on a connection of its own. */
export type CorsRequest = {
  readonly what: string;
  readonly method: string;
  readonly target: string;
  /** In the order of sending, without Host and Connection; values as Latin-1. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
};

const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const app = 'https://app.example';

/** The host that every request names. */
export const host = 'api.example:8080';

export const corsRequests: readonly CorsRequest[] = [
  {
    what: 'a preflight',
    method: 'OPTIONS',
    target: '/api/items?id=7',
    headers: [
      ['User-Agent', browser],
      ['Access-Control-Request-Method', 'PUT'],
      ['Access-Control-Request-Headers', 'content-type,x-a'],
      ['Referer', `${app}/`],
      ['Origin', app],
    ],
  },
  {
    what: 'the request behind it',
    method: 'PUT',
    target: '/api/items?id=7',
    headers: [
      ['User-Agent', browser],
      ['Content-Type', 'application/json'],
      ['Content-Length', '2'],
      ['X-A', '1'],
      ['Referer', `${app}/`],
      ['Origin', app],
    ],
    body: '{}',
  },
  { what: 'a request of the same origin', method: 'GET', target: '/data.json', headers: [['User-Agent', browser]] },
  { what: 'a request without any header', method: 'GET', target: '/data.json', headers: [] },
  {
    what: 'a preflight of a page without an origin',
    method: 'OPTIONS',
    target: '/missing',
    headers: [
      ['Origin', 'null'],
      ['Access-Control-Request-Method', 'GET'],
      ['Access-Control-Request-Headers', 'authorization'],
    ],
  },
  {
    what: 'secrets',
    method: 'GET',
    target: '/data.json',
    headers: [
      ['Origin', app],
      ['Cookie', 'sid=secret'],
      ['Authorization', 'Basic c2VjcmV0OnNlY3JldA=='],
    ],
  },
  {
    what: 'quotes, backslashes and a tab',
    method: 'GET',
    target: '/a%22b?q=%5C',
    headers: [
      ['User-Agent', 'q"uo\\te\ttab'],
      ['Referer', `${app}/"`],
    ],
  },
  {
    what: 'UTF-8',
    method: 'GET',
    target: '/data.json',
    headers: [['User-Agent', Buffer.from('Ünïcode €😀').toString('latin1')]],
  },
  {
    what: 'a header field that looks like the rest of a line',
    method: 'OPTIONS',
    target: '/data.json',
    headers: [
      ['Origin', app],
      ['User-Agent', 'x" 200 5 "-" "y'],
    ],
  },
  { what: 'a preflight that is denied', method: 'OPTIONS', target: '/deny', headers: [['Origin', app]] },
  { what: 'a preflight for what is down', method: 'OPTIONS', target: '/dead', headers: [['Origin', app]] },
];
