import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { verify } from '../../src/verify/verify.js';
import { injections } from '../fixes/injections.js';
import { madeUpExemplar, madeUpGroup, madeUpReport } from '../fixes/made-up-group.js';

const splitters = [
  'x\r\nHost: evil.example',
  'x\nCookie: a=b',
  'x\r\n\r\nGET /admin HTTP/1.1\r\n\r\n',
  'x\u010d\u010aHost: evil.example',
  'http://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '@evil.example/',
  '/../../etc/passwd',
  '/%2e%2e/%2e%2e/',
  '*',
];
const hostile = fc.oneof(
  fc.constantFrom(...injections, ...splitters),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(...splitters).map((text) => `/api/${text}`),
);
const exemplars = fc.record({
  url: fc.oneof(hostile, fc.constant('/api/items')),
  origin: fc.oneof(hostile, fc.constant('https://app.example.com')),
  requestMethod: fc.oneof(hostile, fc.constant('PUT')),
  requestHeaders: fc.array(fc.oneof(hostile, fc.constant('content-type')), { maxLength: 2 }),
});

/** All that may ever be sent, whatever the input says; the target's own host among it. */
const request = (authority: string) =>
  new RegExp(
    [
      `^(?:OPTIONS|GET|HEAD) /base/[\\w.~:@,+=/%-]* HTTP/1\\.1`,
      'accept: \\*/\\*',
      'user-agent: preflight-audit/0',
      'origin: [a-z][a-z0-9+.-]*://[a-z0-9.:[\\]-]+',
      '(?:access-control-request-method: [A-Za-z]{1,20}',
      ')?(?:access-control-request-headers: [a-z0-9,-]+',
      `)?Host: ${authority.replaceAll('.', '\\.')}`,
      'Connection: close',
      '',
      '$',
    ].join('\r\n'),
  );

it('nothing in the input adds a line, a header or a secret, or changes the host', async () => {
  const heads: string[] = [];
  const server = createServer((socket) => {
    let head = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      heads.push(head);
      socket.end(
        'HTTP/1.1 204 No Content\r\nAccess-Control-Allow-Origin: *\r\nAccess-Control-Allow-Methods: *\r\nAccess-Control-Allow-Headers: *\r\n\r\n',
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const target = {
    secure: false,
    hostname: '127.0.0.1',
    port,
    basePath: '/base',
    url: `http://127.0.0.1:${port}/base`,
  };
  const groups = fc
    .sample(exemplars, { numRuns: 3000, seed: 20261122 })
    .map((values, index) => madeUpGroup({ key: String(index), exemplars: [madeUpExemplar(values)] }));
  try {
    const { sent } = await verify(madeUpReport(groups), {
      target,
      allowOrigins: [],
      requests: true,
      signal: new AbortController().signal,
    });
    expect(sent.preflights).toBeGreaterThan(5);
    expect(heads).toHaveLength(sent.preflights + sent.requests);
    for (const head of heads) expect(head).toMatch(request(`127.0.0.1:${port}`));
  } finally {
    server.close();
  }
});
