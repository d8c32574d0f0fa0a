// Records the bodies beside this file from real applications: npx tsx test/formats/exceptions/recordings/record.ts [KIT...]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Cleanup, withCleanup } from '../../../recorder/cleanup.js';
import { freePorts } from '../../../recorder/free-port.js';
import { waitFor } from '../../../recorder/wait-for.js';
import { type Kit, kits } from './kits.js';

const project = join(import.meta.dirname, '..', '..', '..', '..');
/** Whatever the machine calls them, in the recordings they have these names. */
const names: readonly (readonly [path: string | undefined, name: string])[] = [
  [process.env['NODE_MODULES'] === undefined ? undefined : dirname(process.env['NODE_MODULES']), '/srv/shop'],
  [process.env['PYTHON'] === undefined ? undefined : dirname(dirname(process.env['PYTHON'])), '/srv/venv'],
  [project, '/srv/shop'],
  [process.env['PYTHON_HOME'], '/usr/local'],
];
/** A page of more bytes is packed. */
const large = 12_000;

async function ask(port: number, path: string, accept: string): Promise<string> {
  const headers = {
    accept,
    origin: 'https://app.example',
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'content-type',
  };
  const sent = request({ port, host: '127.0.0.1', path, method: 'OPTIONS', headers }).end();
  const [response] = await once(sent, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function record(kit: Kit, cleanup: Cleanup): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'shop-'));
  cleanup.add(() => rm(root, { recursive: true, force: true, maxRetries: 5 }));
  await cp(join(import.meta.dirname, 'applications', kit.folder), root, { recursive: true });
  await symlink(process.env['NODE_MODULES'] ?? join(project, 'node_modules'), join(root, 'node_modules'));
  const [port = 0] = await freePorts(1);
  const child = spawn('/bin/sh', ['-c', kit.command], {
    cwd: root,
    // Some pages list the environment.
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: root, LANG: 'C.UTF-8', PORT: String(port) },
    stdio: process.env['SHOW'] === undefined ? 'ignore' : 'inherit',
  });
  const exited = once(child, 'exit');
  cleanup.add(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  for (const [name, path] of Object.entries(kit.paths)) {
    const answer = await waitFor(name, () => ask(port, path, kit.accept ?? '*/*').catch(() => null), 60);
    const body = [[root, '/srv/shop'] as const, ...names].reduce(
      (text, [real, written]) => (real === undefined ? text : text.replaceAll(real, written)),
      answer,
    );
    const file = join(import.meta.dirname, `${name}.body`);
    if (Buffer.byteLength(body) > large) await writeFile(`${file}.gz`, gzipSync(body, { level: 9 }));
    else await writeFile(file, body);
  }
}

const wanted = process.argv.slice(2);
for (const [name, kit] of Object.entries(kits)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await withCleanup((cleanup) => record(kit, cleanup)).catch((error: unknown) =>
    process.emitWarning(`${name}: ${error}`),
  );
}
