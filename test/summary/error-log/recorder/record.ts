// Records the logs of failing applications again:  npx tsx test/summary/error-log/recorder/record.ts
// Needs Debian's apache2, libapache2-mod-php8.2, php8.2-fpm, libapache2-mod-wsgi-py3, libapache2-mod-security2 and
// modsecurity-crs; PACKAGES is where the last three were unpacked, if not at the root. Nothing leaves the machine.
import { once } from 'node:events';
import { chmod, cp, readFile, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApache } from '../../../recorder/apache.js';
import { type Cleanup, withCleanup } from '../../../recorder/cleanup.js';
import { freePorts } from '../../../recorder/free-port.js';
import { makeFolder, removeFolder, startProgram } from '../../../servers/lib/program.js';
import { cases } from './cases.js';

const here = import.meta.dirname;
const packages = process.env['PACKAGES'] ?? '';
const browser = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

/** A back end that answers, or fails to, as the last part of the path says. */
function createApplication(): Server {
  return createServer((incoming, response) => {
    const what = incoming.url?.split('/').at(-1) ?? '';
    if (what === 'hang-up') incoming.socket.destroy();
    else if (what === 'bad-header') incoming.socket.end('HTTP/1.1 200 OK\r\nBad Header Name: x\r\n\r\n');
    else if (incoming.url?.startsWith('/slow') === true) setTimeout(() => response.end(), 3000);
    else response.writeHead(Number(what), { 'content-length': '0' }).end();
  });
}

async function startFpm(root: string, port: number): Promise<() => Promise<void>> {
  const config = join(root, 'fpm.conf');
  await writeFile(
    config,
    `[global]\nerror_log = ${root}/logs/fpm.log\n[www]\nuser = www-data\ngroup = www-data\nlisten = 127.0.0.1:${port}\n` +
      'pm = static\npm.max_children = 2\nrequest_terminate_timeout = 2\n' +
      'php_admin_flag[log_errors] = on\nphp_admin_flag[display_errors] = off\n',
  );
  const program = `${packages}/usr/sbin/php-fpm8.2`;
  return startProgram({ program, args: ['--nodaemonize', '--allow-to-run-as-root', '--fpm-config', config], port });
}

/** What a browser sends before a PUT of another origin's page. */
async function preflight(port: number, target: string): Promise<void> {
  const headers = {
    'user-agent': browser,
    origin: 'https://app.example.com',
    referer: 'https://app.example.com/',
    accept: '*/*',
    'access-control-request-method': 'PUT',
  };
  const sent = request({ host: '127.0.0.1', port, method: 'OPTIONS', path: target, headers, agent: false });
  sent.end();
  const [response] = await once(sent, 'response');
  response.resume();
  await once(response, 'end');
}

async function record(cleanup: Cleanup): Promise<void> {
  const root = await makeFolder('error-log');
  cleanup.add(() => removeFolder(root));
  for (const name of ['httpd.conf', 'site']) await cp(join(here, name), join(root, name), { recursive: true });
  for (const script of ['crash', 'malformed', 'silent', 'slow', 'interpreter']) {
    await chmod(join(root, 'site/cgi', `${script}.py`), 0o755);
  }
  const application = createApplication().listen(0, '127.0.0.1');
  await once(application, 'listening');
  cleanup.add(async () => {
    application.close();
    application.closeAllConnections();
  });
  const [port = 0, fpmPort = 0, deadPort = 0] = await freePorts(3);
  const apache = await startApache(
    {
      root,
      port,
      variables: {
        PACKAGES: packages,
        FPM_PORT: String(fpmPort),
        DEAD_PORT: String(deadPort),
        APPLICATION_PORT: String((application.address() as AddressInfo).port),
      },
    },
    cleanup,
  );
  cleanup.add(await startFpm(root, fpmPort));
  for (const { target } of cases) {
    await preflight(port, target);
    // Within one second a log cannot tell them apart.
    await sleep(1100);
  }
  await apache.stop();
  for (const [log, name] of [
    ['access.log', 'applications.access.log'],
    ['access-ids.log', 'applications.access-ids.log'],
    ['error.log', 'applications.error.log'],
  ] as const) {
    const text = await readFile(join(root, 'logs', log), 'utf8');
    const neutral = text.replaceAll(root, '/srv').replaceAll(packages === '' ? root : packages, '');
    await writeFile(join(here, '../logs', name), neutral);
  }
}

await withCleanup(record);
