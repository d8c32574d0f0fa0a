// Records the logs beside this file from a real Apache httpd: npx tsx test/formats/recordings/record.ts
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApache } from '../../recorder/apache.js';
import { withCleanup } from '../../recorder/cleanup.js';
import { freePorts } from '../../recorder/free-port.js';
import { type NastyRequest, nastyRequests } from './nasty-requests.js';

const here = import.meta.dirname;
const logs = ['common', 'combined', 'vhost_combined', 'combinedio', 'corsdiag', 'every', 'times'];

/** Waits until the server closes the connection: it has decided, and its line follows the last one's. */
async function send({ from, send: bytes }: NastyRequest, port: number): Promise<void> {
  const socket = connect(port, from ?? '127.0.0.1');
  socket.resume();
  socket.on('error', () => socket.destroy());
  socket.write(Buffer.from(bytes, 'latin1'));
  await once(socket, 'close');
}

await withCleanup(async (cleanup) => {
  const folder = await mkdtemp(join(tmpdir(), 'nasty-requests-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const root = join(folder, 'httpd');
  await cp(join(here, 'server'), root, { recursive: true });
  const [port = 0] = await freePorts(1);
  const apache = await startApache({ root, port, variables: {} }, cleanup);
  for (const request of nastyRequests) await send(request, port);
  await apache.stop();
  for (const name of logs) {
    const text = await readFile(join(root, 'logs', `${name}.log`), 'latin1');
    await writeFile(join(here, `${name}.log`), text.replaceAll(root, '/srv/www'), 'latin1');
  }
});
