import { execFile } from 'node:child_process';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** What recorded the files here, and what it needs beside it: of no use to the project itself, so none of its dependencies. */
const versions = {
  'playwright-core': '1.65.1',
  'puppeteer-core': '25.16.0',
  'puppeteer-har': '1.1.2',
  'chrome-har': '1.3.1',
  'chrome-har-capturer': '0.14.4',
  'ff-test-bidi-har-export': '0.0.22',
  ws: '8.23.0',
  whistle: '2.10.10',
  axios: '1.21.1',
  'axios-har-tracker': '0.8.0',
  'node-fetch': '2.7.0',
  'node-fetch-har': '1.0.1',
  request: '2.88.2',
  'request-capture-har': '1.2.2',
  'capture-har': '0.4.0',
  '@pollyjs/core': '6.0.6',
  '@pollyjs/adapter-fetch': '6.0.7',
  '@pollyjs/adapter-node-http': '6.0.6',
  '@pollyjs/persister-fs': '6.0.6',
} as const;

type Tool = keyof typeof versions;

/** Installed by npm once, into a folder of the system's temporary ones. */
const folder = join(tmpdir(), 'preflight-audit-har-recorders');
let installed: Promise<NodeJS.Require> | null = null;

async function install(): Promise<NodeJS.Require> {
  const require = createRequire(join(folder, 'package.json'));
  const done = join(folder, 'done');
  const wanted = JSON.stringify({ private: true, dependencies: versions });
  const isThere = await access(done).then(
    () => true,
    () => false,
  );
  if (isThere && JSON.stringify(require('./package.json')) === wanted) return require;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), wanted);
  await promisify(execFile)('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  await writeFile(done, '');
  return require;
}

/** The place of a module of a tool. */
export async function resolveTool(module: Tool | `${Tool}/${string}`): Promise<string> {
  installed ??= install();
  return (await installed).resolve(module);
}

/** What a tool exports; none of them has types here. */
// biome-ignore lint/suspicious/noExplicitAny: types of their own would have to be installed for each of them.
export async function loadTool(tool: Tool): Promise<any> {
  const exported = await import(pathToFileURL(await resolveTool(tool)).href);
  return exported.default ?? exported;
}
