import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Cleanup } from '../../../recorder/cleanup.js';
import { freePorts } from '../../../recorder/free-port.js';
import { waitFor } from '../../../recorder/wait-for.js';

/** Runs scripts in the browser itself, with all its rights. */
export type Firefox = { readonly run: (script: string) => Promise<unknown> };

/** Nothing may call home, and a page on this machine may be inspected. */
const preferences = {
  'app.normandy.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
};

/** Starts headless Firefox with a fresh profile in `folder`. */
export async function spawnFirefox(folder: string, further: readonly string[], cleanup: Cleanup): Promise<void> {
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  await writeFile(join(folder, 'user.js'), lines.join('\n'));
  const options = ['--headless', '--no-remote', '--profile', folder, ...further];
  const browser = spawn(process.env['FIREFOX'] ?? 'firefox-esr', options, {
    stdio: 'ignore',
    env: { ...process.env, HOME: folder },
  });
  const exited = once(browser, 'exit');
  cleanup.add(async () => {
    browser.kill('SIGKILL');
    await exited;
  });
}

/** Starts Firefox and speaks its Marionette protocol. */
export async function startFirefox(folder: string, cleanup: Cleanup): Promise<Firefox> {
  const [port = 0] = await freePorts(1);
  await spawnFirefox(
    folder,
    ['--marionette', '--marionette-port', String(port), '--remote-allow-system-access'],
    cleanup,
  );
  const socket = await waitFor('Firefox', () => open(port), 60);
  cleanup.add(async () => void socket.destroy());
  const call = conversation(socket);
  await call('WebDriver:NewSession', { capabilities: { alwaysMatch: { timeouts: { script: 60_000 } } } });
  await call('Marionette:SetContext', { value: 'chrome' });
  return {
    run: async (script) => {
      const wrapped = `const [done] = [...arguments].slice(-1); (async () => { ${script} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const answer = await call('WebDriver:ExecuteAsyncScript', { script: wrapped, args: [] });
      const { value, error } = (answer as { value: { value?: unknown; error?: string } }).value;
      if (error !== undefined) throw new Error(`Firefox: ${error}`);
      return value;
    },
  };
}

async function open(port: number): Promise<Socket | null> {
  const socket = connect(port, '127.0.0.1');
  const connected = once(socket, 'connect').then(
    () => true,
    () => false,
  );
  return (await connected) ? socket : null;
}

/** Messages are JSON behind their length: `[0, id, command, parameters]`, answered by `[1, id, error, result]`. */
function conversation(socket: Socket): (command: string, parameters: object) => Promise<unknown> {
  const waiting = new Map<number, (error: unknown, result: unknown) => void>();
  let rest = Buffer.alloc(0);
  let lastId = 0;
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const colon = rest.indexOf(':');
      const length = Number(rest.toString('latin1', 0, Math.max(0, colon)));
      if (colon === -1 || rest.length < colon + 1 + length) return;
      const message: unknown = JSON.parse(rest.toString('utf8', colon + 1, colon + 1 + length));
      rest = rest.subarray(colon + 1 + length);
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      waiting.get(id)?.(error, result);
    }
  });
  return (command, parameters) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, (error, result) => {
        if (error === null) resolve(result);
        else reject(new Error(`Firefox: ${command}: ${JSON.stringify(error)}`));
      });
      const text = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}
