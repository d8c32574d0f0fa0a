import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cleanup } from '../../../recorder/cleanup.js';
import { freePorts } from '../../../recorder/free-port.js';
import { openTarget } from '../../../recorder/open-target.js';
import { waitFor } from '../../../recorder/wait-for.js';
import { through } from './proxies.js';
import { browserFor, folderFor, type Record } from './recorder.js';
import type { Site } from './site.js';
import { resolveTool } from './tools.js';

/** What its own pages call the two formats. */
type Kind = 'har' | 'Fiddler';

export const whistleHar: Record = async (site, cleanup) => (await recordWith('har', site, cleanup)).toString();

/** A session archive as Fiddler writes it, by Whistle. */
export const whistleSaz: Record = (site, cleanup) => recordWith('Fiddler', site, cleanup);

/** Whistle between browser and servers; its own page, shown by another browser, exports what it saw. */
async function recordWith(kind: Kind, site: Site, cleanup: Cleanup): Promise<Buffer> {
  const address = await startWhistle(cleanup);
  const downloads = join(await folderFor(cleanup), 'downloads');
  await mkdir(downloads);
  const viewer = await browserFor(cleanup);
  await viewer.session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  const { session } = await openTarget(viewer.session, `http://${address}/#network`);
  const evaluate = async (expression: string): Promise<unknown> => {
    const answer = await session.send('Runtime.evaluate', { expression, returnByValue: true });
    if (answer.exceptionDetails) throw new Error(`Whistle: ${answer.exceptionDetails.exception?.description}`);
    return answer.result.value;
  };
  await waitFor('the page of Whistle', async () => ((await evaluate(exportMenuIsThere)) ? true : null));
  await sleep(1000);

  const browser = await browserFor(cleanup, through(Number(address.split(':')[1])));
  await openTarget(browser.session, site.page);
  await site.done;
  // Its page asks every second what is new.
  await sleep(3000);
  await evaluate(`document.querySelector('.w-export-menu').click()`);
  await sleep(500);
  await evaluate(chooseAndExport(kind));
  const name = await waitFor('the export of Whistle', async () => {
    const names = await readdir(downloads);
    return names.find((one) => /\.(?:har|saz)$/.test(one)) ?? null;
  });
  await sleep(500);
  return readFile(join(downloads, name));
}

async function startWhistle(cleanup: Cleanup): Promise<string> {
  const [port = 0] = await freePorts(1);
  const folder = await folderFor(cleanup);
  const script = join(dirname(await resolveTool('whistle/package.json')), 'bin/whistle.js');
  const options = [script, 'run', '-p', String(port), '-H', '127.0.0.1', '-D', folder];
  // It works in processes of its own, which only its group reaches.
  const environment = { ...process.env, HOME: folder, WHISTLE_PATH: folder };
  const whistle = spawn(process.execPath, options, { stdio: 'ignore', detached: true, env: environment });
  cleanup.add(async () => void process.kill(-Number(whistle.pid), 'SIGKILL'));
  const address = `127.0.0.1:${port}`;
  await waitFor('Whistle', () => fetch(`http://${address}/`).catch(() => null));
  return address;
}

const exportMenuIsThere = `document.querySelector('.w-export-menu') !== null`;

const chooseAndExport = (kind: Kind): string => `(() => {
  const options = [...document.querySelectorAll('.w-choose-file-type select')];
  const select = options.find((one) => one.querySelector('option[value=${kind}]'));
  select.value = '${kind}';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  const buttons = [...select.closest('.w-choose-file-type').querySelectorAll('button')];
  buttons.find((one) => one.textContent === 'Export All').click();
})()`;
