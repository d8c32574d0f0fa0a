import { at, closing, deploy, minute, opening, repair, second } from './clock.js';
import type { Access, Logs } from './logs.js';
import type { Random } from './random.js';

const api = 'api.example.com';
const scannerAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/103.0.0.0 Safari/537.36';

/** What is in every log besides people: monitoring, httpd's own calls, a scanner, other programs. */
export function addNoise(random: Random, logs: Logs): void {
  const put = (entry: Omit<Access, 'milliseconds'>): void =>
    logs.access({ ...entry, milliseconds: random.between(1, 8) });

  for (let time = opening + 17 * second; time < closing; time += minute) {
    put({
      host: api,
      client: '192.0.2.10',
      time,
      request: 'GET /healthz HTTP/1.1',
      status: 200,
      bytes: 214,
      agent: 'uptime-check/2.3',
    });
  }

  // A pool that shrinks wakes its idle processes.
  for (let burst = opening + 11 * minute; burst < closing; burst += random.between(12, 26) * minute) {
    const count = random.between(3, 9);
    for (let call = 0; call < count; call++) {
      put({
        host: 'www.example.com',
        client: random.chance(0.3) ? '::1' : '127.0.0.1',
        time: burst + call * second,
        request: 'OPTIONS * HTTP/1.0',
        status: 200,
        bytes: 126,
        agent: 'Apache/2.4.65 (Debian) (internal dummy connection)',
      });
    }
  }

  const scanner = { host: 'www.example.com', client: '198.51.100.9', agent: scannerAgent };
  const probes: readonly (readonly [string, number, number])[] = [
    ['GET /.env HTTP/1.1', 404, 452],
    ['OPTIONS / HTTP/1.1', 200, 230],
    ['GET /wp-login.php HTTP/1.1', 404, 452],
    ['OPTIONS /cgi-bin/ HTTP/1.1', 403, 455],
    ['OPTIONS /admin HTTP/1.1', 405, 503],
    ['OPTIONS /phpmyadmin/ HTTP/1.1', 404, 452],
    ['OPTIONS /api/ HTTP/1.1', 404, 452],
    ['OPTIONS /api/v1/ HTTP/1.1', 404, 452],
    ['OPTIONS /login HTTP/1.1', 405, 503],
    ['OPTIONS /console HTTP/1.1', 404, 452],
    ['OPTIONS /actuator HTTP/1.1', 404, 452],
    ['OPTIONS /graphql HTTP/1.1', 405, 503],
    ['OPTIONS /upload HTTP/1.1', 405, 503],
    ['OPTIONS /backup HTTP/1.1', 404, 452],
    ['TRACE / HTTP/1.1', 405, 503],
    ['PROPFIND / HTTP/1.1', 405, 503],
    ['\\x16\\x03\\x01\\x02', 400, 484],
  ];
  let time = at('13:47:31');
  for (const [request, status, bytes] of probes) {
    time += random.between(1, 3) * second;
    put({ ...scanner, time, request, status, bytes });
  }
  logs.error(
    at('13:47:36'),
    'authz_core:error',
    '[client 198.51.100.9:40112] AH01630: client denied by server configuration: /usr/lib/cgi-bin/',
  );

  // Somebody tries requests in the API's own documentation: an OPTIONS of the same origin is no preflight.
  for (const path of ['/api/v2/orders', '/api/v2/customers/1001', '/api/v2/orders/42000']) {
    put({
      host: api,
      client: '203.0.113.64',
      time: at('13:26:40') + random.between(0, 60) * second,
      request: `OPTIONS ${path} HTTP/1.1`,
      status: 200,
      bytes: 318,
      referer: 'https://api.example.com/docs/console',
      agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    });
  }
  const office = { host: 'www.example.com', client: '203.0.113.88', agent: 'Microsoft Office Protocol Discovery' };
  put({ ...office, time: at('14:31:02'), request: 'OPTIONS /shared/ HTTP/1.1', status: 200, bytes: 230 });
  put({
    ...office,
    time: at('14:31:03'),
    request: 'OPTIONS /shared/price-list.docx HTTP/1.1',
    status: 200,
    bytes: 230,
  });

  for (const when of ['13:31:12', '14:18:40', '15:02:55']) {
    put({
      host: 'www.example.com',
      client: `198.51.100.${random.between(10, 19)}`,
      time: at(when),
      request: '-',
      status: 408,
      bytes: 0,
    });
  }

  for (const when of [deploy, repair]) {
    logs.error(when, 'mpm_event:notice', 'AH00493: SIGUSR1 received.  Doing graceful restart');
    logs.error(
      when + 64,
      'mpm_event:notice',
      'AH00489: Apache/2.4.65 (Debian) OpenSSL/3.0.17 configured -- resuming normal operations',
    );
    logs.error(when + 65, 'core:notice', "AH00094: Command line: '/usr/sbin/apache2'");
  }
}
