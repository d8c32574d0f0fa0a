/** What a request's line must say in the log; a value left out is not looked at, null means absent. */
export type NastyRequest = {
  readonly what: string;
  /** The bytes that are sent, as Latin-1. */
  readonly send: string;
  readonly from?: '127.0.0.1' | '::1';
  /** As Latin-1 too; null where the log shows no method and target. */
  readonly request: { readonly method: string; readonly target: string } | null;
  readonly status: number;
  readonly userAgent?: string | null;
  readonly referer?: string | null;
  readonly origin?: string | null;
  readonly user?: string | null;
};

const utf8 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
const login = (user: string) => `Authorization: Basic ${Buffer.from(`${user}:wrong`, 'latin1').toString('base64')}`;

function http(line: string, ...headers: readonly string[]): string {
  return [line, 'Host: first.example', ...headers, '', ''].join('\r\n');
}

/** Everything that clients do to a request line and to header fields, and what httpd makes of it. */
export const nastyRequests: readonly NastyRequest[] = [
  {
    what: 'quotes, backslashes and tabs in header fields',
    send: http('GET /data.json?a=1&b=%22 HTTP/1.1', 'Referer: http://x/"\\', 'User-Agent: q"uo\\te\ttab'),
    request: { method: 'GET', target: '/data.json?a=1&b=%22' },
    status: 200,
    referer: 'http://x/"\\',
    userAgent: 'q"uo\\te\ttab',
  },
  {
    what: 'UTF-8 in a header field',
    send: http('GET /data.json HTTP/1.1', utf8('User-Agent: Ünïcode €😀')),
    request: { method: 'GET', target: '/data.json' },
    status: 200,
    userAgent: utf8('Ünïcode €😀'),
    referer: null,
  },
  {
    what: 'bytes that are no UTF-8',
    send: http('GET /data.json HTTP/1.1', 'User-Agent: \x80\xff\xc3('),
    request: { method: 'GET', target: '/data.json' },
    status: 200,
    userAgent: '\x80\xff\xc3(',
  },
  {
    what: 'a header field that looks like the rest of a line',
    send: http('GET /data.json HTTP/1.1', 'User-Agent: x" 200 5 "-" "y', 'Referer: - " [22/Nov/2026:16:23:02 +0000] "'),
    request: { method: 'GET', target: '/data.json' },
    status: 200,
    userAgent: 'x" 200 5 "-" "y',
    referer: '- " [22/Nov/2026:16:23:02 +0000] "',
  },
  {
    what: 'an empty header field, and one that is a dash',
    send: http('GET /data.json HTTP/1.1', 'User-Agent:', 'Referer: -'),
    request: { method: 'GET', target: '/data.json' },
    status: 200,
    userAgent: '',
    referer: null,
  },
  {
    what: 'UTF-8 in the target',
    send: http(utf8('GET /ünï?q=€ HTTP/1.1')),
    request: { method: 'GET', target: utf8('/ünï?q=€') },
    status: 404,
    userAgent: null,
  },
  {
    what: 'percent-encoded control characters in the target',
    send: http('GET /%C3%BC%22%5C%0a HTTP/1.1'),
    request: { method: 'GET', target: '/%C3%BC%22%5C%0a' },
    status: 404,
  },
  {
    what: 'a quote and a backslash in the target',
    send: http('GET /a"b\\c HTTP/1.1'),
    request: { method: 'GET', target: '/a"b\\c' },
    status: 404,
  },
  {
    what: 'a space in the target, where httpd cuts the line off',
    send: http('GET /a b HTTP/1.1'),
    request: { method: 'GET', target: '/a b' },
    status: 400,
  },
  {
    what: 'a control character in the target',
    send: http('GET /ctl\x01 HTTP/1.1'),
    request: { method: 'GET', target: '/ctl\x01' },
    status: 400,
  },
  { what: 'an unknown method', send: http('FOO /x HTTP/1.1'), request: { method: 'FOO', target: '/x' }, status: 501 },
  { what: 'a lower-case method', send: http('get /x HTTP/1.1'), request: { method: 'get', target: '/x' }, status: 501 },
  { what: 'OPTIONS *', send: http('OPTIONS * HTTP/1.1'), request: { method: 'OPTIONS', target: '*' }, status: 200 },
  {
    what: 'a preflight',
    send: http(
      'OPTIONS /data.json HTTP/1.1',
      'Origin: https://app.example',
      'Access-Control-Request-Method: PUT',
      'Access-Control-Request-Headers: content-type,x-a',
    ),
    request: { method: 'OPTIONS', target: '/data.json' },
    status: 200,
    origin: 'https://app.example',
  },
  {
    what: 'two Origin fields',
    send: http('OPTIONS /data.json HTTP/1.1', 'Origin: https://app.example', 'Origin: https://second'),
    request: { method: 'OPTIONS', target: '/data.json' },
    status: 200,
    origin: 'https://app.example, https://second',
  },
  {
    what: 'an Origin with quotes',
    send: http('OPTIONS /data.json HTTP/1.1', 'Origin: https://a"\\x.example'),
    request: { method: 'OPTIONS', target: '/data.json' },
    status: 200,
    origin: 'https://a"\\x.example',
  },
  {
    what: 'a target in absolute form',
    send: http('OPTIONS http://api.example/data.json HTTP/1.1'),
    request: { method: 'OPTIONS', target: 'http://api.example/data.json' },
    status: 200,
  },
  {
    what: 'a password in the target, which httpd masks',
    send: http('OPTIONS http://user:pw@api.example/data.json?x HTTP/1.1'),
    request: { method: 'OPTIONS', target: 'http://user:XXXXXXXX@api.example/data.json?x' },
    status: 400,
  },
  {
    what: 'a user name',
    send: http('GET /auth HTTP/1.1', login('bob')),
    request: { method: 'GET', target: '/auth' },
    status: 401,
    user: 'bob',
  },
  {
    what: 'an empty user name',
    send: http('GET /auth HTTP/1.1', login('')),
    request: { method: 'GET', target: '/auth' },
    status: 401,
    user: '""',
  },
  {
    what: 'a user name with quotes, a backslash and spaces',
    send: http('GET /auth HTTP/1.1', login('a "b\\ c')),
    request: { method: 'GET', target: '/auth' },
    status: 401,
    user: 'a "b\\ c',
  },
  {
    what: 'a user name that looks like a date',
    send: http('OPTIONS /auth HTTP/1.1', login('x [22/Nov/2026-16-23-02 +0000] "GET')),
    request: { method: 'OPTIONS', target: '/auth' },
    status: 401,
    user: 'x [22/Nov/2026-16-23-02 +0000] "GET',
  },
  {
    what: 'HEAD',
    send: http('HEAD /data.json HTTP/1.1'),
    request: { method: 'HEAD', target: '/data.json' },
    status: 200,
  },
  {
    what: 'HTTP/1.0',
    send: http('GET /data.json HTTP/1.0'),
    request: { method: 'GET', target: '/data.json' },
    status: 200,
  },
  {
    what: 'HTTP/0.9',
    send: 'GET /data.json\r\n',
    request: { method: 'GET', target: '/data.json' },
    status: 200,
  },
  {
    what: 'an unknown version of HTTP',
    send: http('GET /data.json HTTP/3.7'),
    request: { method: 'GET', target: '/data.json' },
    status: 200,
  },
  { what: 'a TLS handshake', send: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', request: null, status: 400 },
  { what: 'garbage', send: 'garbage\r\n\r\n', request: null, status: 400 },
  {
    what: 'the preface of HTTP/2',
    send: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    request: { method: 'PRI', target: '*' },
    status: 400,
  },
  { what: 'a request line that never ends', send: 'GET /sl', request: null, status: 408 },
  {
    what: 'header fields that never end',
    send: 'GET /data.json HTTP/1.1\r\nHost: first.example\r\nUser-Agent: x',
    request: { method: 'GET', target: '/data.json' },
    status: 408,
    userAgent: null,
  },
  {
    what: 'a request without Host',
    send: 'GET /data.json HTTP/1.1\r\nUser-Agent: x\r\n\r\n',
    request: { method: 'GET', target: '/data.json' },
    status: 400,
  },
  {
    what: 'IPv6',
    from: '::1',
    send: http('GET /data.json HTTP/1.1', 'User-Agent: six'),
    request: { method: 'GET', target: '/data.json' },
    status: 200,
    userAgent: 'six',
  },
  {
    what: 'a long line',
    send: http(`GET /${'\xff'.repeat(1000)} HTTP/1.1`, `User-Agent: ${'\xfe"'.repeat(500)}`),
    request: { method: 'GET', target: `/${'\xff'.repeat(1000)}` },
    status: 403,
    userAgent: '\xfe"'.repeat(500),
  },
];
