const agent = '"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36"';

/** A line of a combined log of 21 November. */
export function line(client: string, clock: string, request: string, status: number): string {
  return `${client} - - [21/Nov/2026:${clock} +0000] "${request} HTTP/1.1" ${status} 312 "https://app.example.com/" ${agent}\n`;
}

/** Two preflights that nobody answers, one that fails behind, one that passes and is followed. */
export const failingLog = [
  line('203.0.113.7', '14:02:13', 'OPTIONS /api/orders/4711', 405),
  line('203.0.113.8', '14:02:15', 'OPTIONS /api/orders/4712', 405),
  line('203.0.113.7', '14:03:01', 'OPTIONS /api/export', 500),
  line('203.0.113.9', '14:03:10', 'OPTIONS /api/profile', 204),
  line('203.0.113.9', '14:03:10', 'PUT /api/profile', 200),
].join('');

/** One preflight, answered and followed. */
export const passingLog = [
  line('203.0.113.9', '14:03:10', 'OPTIONS /api/profile', 204),
  line('203.0.113.9', '14:03:10', 'PUT /api/profile', 200),
].join('');

/** As long as it takes to fill every buffer on the way. */
export function longLog(preflights: number): string {
  return line('203.0.113.7', '14:02:13', 'OPTIONS /api/orders/4711', 405).repeat(preflights);
}

/** What a syslog writes. */
export const otherLog = 'Nov 21 14:02:13 host sshd[1]: Connection closed by 203.0.113.7 port 22\n'.repeat(20);

const entry = {
  startedDateTime: '2026-11-21T14:02:13.000Z',
  time: 3,
  request: {
    method: 'OPTIONS',
    url: 'https://api.example.com/api/orders/4711',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    queryString: [],
    headersSize: -1,
    bodySize: 0,
    headers: [
      { name: 'Origin', value: 'https://app.example.com' },
      { name: 'Access-Control-Request-Method', value: 'PUT' },
    ],
  },
  response: {
    status: 405,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: [],
    content: { size: 0, mimeType: 'text/plain' },
    redirectURL: '',
    headersSize: -1,
    bodySize: 0,
  },
  cache: {},
  timings: { send: 0, wait: 3, receive: 0 },
  _resourceType: 'preflight',
};

/** A recording of two failed preflights. */
export const har = JSON.stringify(
  { log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, pages: [], entries: [entry, entry] } },
  null,
  2,
);

/** A recording whose second entry is cut off in the middle. */
export const cutHar = har.slice(0, har.lastIndexOf('"status": 405'));

/** Bytes of no text at all, the same every time. */
export const binary = Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 167 + 13) % 256));
