import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderFor, type Record } from './recorder.js';
import { paths, put, type Site } from './site.js';
import { loadTool } from './tools.js';

/** What the page would ask of the API, asked for by a program: nothing is sent before it, and every answer may be read. */
async function callAll(
  site: Site,
  call: (url: string, options: Partial<typeof put>) => Promise<unknown>,
): Promise<void> {
  for (const path of paths.put) await call(`${site.api}${path}`, put).catch(() => null);
  await call(`${site.api}${paths.get}`, {}).catch(() => null);
}

export const axiosHarTracker: Record = async (site) => {
  const axios = await loadTool('axios');
  const { AxiosHarTracker } = await loadTool('axios-har-tracker');
  const client = axios.create();
  const tracker = new AxiosHarTracker(client);
  await callAll(site, (url, { body, ...options }) => client.request({ url, ...options, data: body }));
  return JSON.stringify(tracker.getGeneratedHar());
};

export const nodeFetchHar: Record = async (site) => {
  const { withHar, createHarLog } = await loadTool('node-fetch-har');
  const entries: unknown[] = [];
  const fetch = withHar(await loadTool('node-fetch'), { onHarEntry: (entry: unknown) => entries.push(entry) });
  await callAll(site, async (url, options) => (await fetch(url, options)).text());
  return JSON.stringify(createHarLog(entries));
};

/** What `yarn --har` of Yarn 1 writes with. */
export const requestCaptureHar: Record = async (site, cleanup) => {
  const HarWrapper = await loadTool('request-capture-har');
  const recorder = new HarWrapper(await loadTool('request'));
  await callAll(
    site,
    (url, options) => new Promise((resolve) => recorder.request({ url, ...options, callback: resolve })),
  );
  const path = join(await folderFor(cleanup), 'requests.har');
  recorder.saveHar(path);
  return readFile(path, 'utf8');
};

/** Records one request at a time. */
export const captureHar: Record = async (site) => {
  const capture = await loadTool('capture-har');
  const hars: { log: { entries: unknown[] } }[] = [];
  await callAll(site, async (url, options) => hars.push(await capture({ url, ...options })));
  const [first] = hars;
  if (first === undefined) throw new Error('capture-har recorded nothing');
  return JSON.stringify({ log: { ...first.log, entries: hars.flatMap(({ log }) => log.entries) } });
};

/** Polly.JS in Node, with its files on disk. */
export const polly: Record = async (site, cleanup) => {
  const { Polly } = await loadTool('@pollyjs/core');
  const NodeHttpAdapter = await loadTool('@pollyjs/adapter-node-http');
  const FSPersister = await loadTool('@pollyjs/persister-fs');
  Polly.register(NodeHttpAdapter);
  Polly.register(FSPersister);
  const recordingsDir = await mkdtemp(join(await folderFor(cleanup), 'polly-'));
  const recording = new Polly('orders', {
    adapters: ['node-http'],
    persister: 'fs',
    persisterOptions: { fs: { recordingsDir } },
    recordFailedRequests: true,
  });
  const fetch = await loadTool('node-fetch');
  await callAll(site, async (url, options) => (await fetch(url, options)).text());
  await recording.stop();
  const files = await readdir(recordingsDir, { recursive: true });
  const path = files.find((file) => file.endsWith('.har'));
  return readFile(join(recordingsDir, path ?? ''), 'utf8');
};
