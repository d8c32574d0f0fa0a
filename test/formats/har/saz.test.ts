import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { auditFiles } from '../../helpers/audit-file.js';
import { makeZip, temporaryFolder } from '../../input/helpers.js';

const folder = temporaryFolder();
const trace = 'java.lang.IllegalStateException: no stock\n\tat com.example.Orders.take(Orders.java:24)\n';

const file = (number: number, part: string, content: string | Uint8Array) => ({
  name: `raw/${number}_${part}.${part === 'm' ? 'xml' : 'txt'}`,
  content,
});
const preflight = (path: string) =>
  `OPTIONS https://api.example${path} HTTP/1.1\r\nHost: api.example\r\nOrigin: https://app.example\r\nAccess-Control-Request-Method: PUT\r\n\r\n`;
const put = `PUT https://api.example/fine HTTP/1.1\r\nHost: api.example\r\nOrigin: https://app.example\r\n\r\n{}`;
const allowed = 'Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Methods: PUT\r\n\r\n';
const times = (second: number) =>
  `<Session><SessionTimers ClientBeginRequest="2026-11-22T17:38:0${second}.1234567+01:00"/></Session>`;

/** Made up: an archive as Fiddler's documentation describes it. */
it('audits the sessions of Fiddler, bodies of preflights included', async () => {
  const failed = Buffer.concat([
    Buffer.from('HTTP/1.1 500 Oops\r\nContent-Encoding: gzip\r\nContent-Type: text/plain\r\n\r\n'),
    gzipSync(trace),
  ]);
  const archive = makeZip([
    ...[
      file(1, 'c', preflight('/fine')),
      file(1, 's', `HTTP/1.1 204 No Content\r\n${allowed}`),
      file(1, 'm', times(1)),
    ],
    ...[file(2, 'c', put), file(2, 's', `HTTP/1.1 200 OK\r\n${allowed}ok`), file(2, 'm', times(2))],
    ...[file(3, 'c', preflight('/throws')), file(3, 's', failed), file(3, 'm', times(3))],
    ...[file(4, 'c', 'CONNECT api.example:443 HTTP/1.1\r\n\r\n'), file(4, 's', 'HTTP/1.1 200 OK\r\n\r\n')],
    file(5, 'c', 'nonsense'),
  ]);
  const { report } = await auditFiles([folder.write('sessions.saz', archive)]);
  expect(report.sources[0]).toMatchObject({ format: 'HAR from Fiddler’s sessions', read: 5, unreadable: 1 });
  expect(report.counts).toMatchObject({ preflights: 2, passed: 1, blocked: 1 });
  expect(report.first).toBe('2026-11-22T16:38:01.123Z');
  expect(report.groups[0]?.exemplars[0]).toMatchObject({
    source: { entry: 2 },
    url: 'https://api.example/throws',
    body: { exception: { type: 'java.lang.IllegalStateException', frame: { file: 'Orders.java', line: 24 } } },
  });
});
