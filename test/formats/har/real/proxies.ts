import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '../../../recorder/free-port.js';
import { openTarget } from '../../../recorder/open-target.js';
import { waitFor } from '../../../recorder/wait-for.js';
import { browserFor, folderFor, type Record } from './recorder.js';

/** Chromium goes through no proxy to this machine unless it is told to. */
export const through = (port: number) => [`--proxy-server=127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>'];

/** mitmdump between browser and servers, with its own script that dumps a HAR. */
export const mitmproxy: Record = async (site, cleanup) => {
  const folder = await folderFor(cleanup);
  const path = join(folder, 'mitmproxy.har');
  const [port = 0] = await freePorts(1);
  const script = process.env['HAR_DUMP'] ?? '/usr/share/doc/mitmproxy/examples/contrib/har_dump.py';
  const options = ['-q', '-p', String(port), '--set', `confdir=${folder}`, '-s', script, '--set', `hardump=${path}`];
  const dump = spawn(process.env['MITMDUMP'] ?? 'mitmdump', options, { stdio: 'ignore' });
  const exited = once(dump, 'exit');
  cleanup.add(async () => void dump.kill('SIGKILL'));
  await waitFor('mitmdump', () => readFile(join(folder, 'mitmproxy-ca.pem')).catch(() => null));
  await sleep(1000);
  const browser = await browserFor(cleanup, through(port));
  await openTarget(browser.session, site.page);
  await site.done;
  await sleep(300);
  dump.kill('SIGINT');
  await exited;
  return readFile(path, 'utf8');
};
