import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApache } from '../../recorder/apache.js';
import type { Cleanup } from '../../recorder/cleanup.js';
import { freePorts } from '../../recorder/free-port.js';
import { waitFor } from '../../recorder/wait-for.js';
import { type NastyRequest, nastyRequests } from './nasty-requests.js';

export type RecordedLogs = Readonly<Record<string, Buffer>>;

/** Sends the nasty requests to a real Apache httpd, one after the other, and gives what it logged, by log format. */
export async function recordHttpd(cleanup: Cleanup): Promise<RecordedLogs> {
  const root = join(await temporaryFolder(cleanup), 'httpd');
  await cp(join(import.meta.dirname, 'server'), root, { recursive: true });
  const [port = 0] = await freePorts(1);
  const apache = await startApache({ root, port, variables: {} }, cleanup);
  for (const request of nastyRequests) await send(request, port);
  await apache.stop();
  const logs: Record<string, Buffer> = {};
  for (const name of ['common', 'combined', 'vhost_combined', 'combinedio', 'corsdiag', 'every', 'times']) {
    const text = await readFile(join(root, 'logs', `${name}.log`), 'latin1');
    logs[name] = Buffer.from(text.replaceAll(root, '/srv/www'), 'latin1');
  }
  return logs;
}

/** The same with nginx: its predefined format, which is `combined` too, and `escape=json`. */
export async function recordNginx(cleanup: Cleanup): Promise<RecordedLogs> {
  const root = await temporaryFolder(cleanup);
  const [port = 0] = await freePorts(1);
  const template = await readFile(join(import.meta.dirname, 'server', 'nginx.conf'), 'utf8');
  await mkdir(join(root, 'site'));
  await writeFile(join(root, 'site', 'data.json'), '{}\n');
  await writeFile(join(root, 'nginx.conf'), template.replaceAll('PORT', String(port)).replaceAll('ROOT', root));
  const child = spawn(process.env['NGINX'] ?? '/usr/sbin/nginx', ['-c', join(root, 'nginx.conf')], { stdio: 'ignore' });
  const exited = once(child, 'exit');
  cleanup.add(async () => {
    child.kill('SIGTERM');
    await exited;
  });
  await waitFor('nginx', () => readFile(join(root, 'nginx.pid'), 'utf8').catch(() => null));
  for (const request of nastyRequests) await send(request, port);
  child.kill('SIGQUIT');
  await exited;
  return {
    nginx: await readFile(join(root, 'nginx.log')),
    'nginx-nasty-json': await readFile(join(root, 'nginx-nasty-json.log')),
  };
}

async function temporaryFolder(cleanup: Cleanup): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nasty-requests-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Waits until the server closes the connection: it has decided, and its line follows the last one's. */
async function send({ from, send: bytes }: NastyRequest, port: number): Promise<void> {
  const socket = connect(port, from ?? '127.0.0.1');
  socket.resume();
  socket.on('error', () => socket.destroy());
  socket.write(Buffer.from(bytes, 'latin1'));
  await once(socket, 'close');
}
