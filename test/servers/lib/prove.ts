import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import type { Fix, FixPart } from '../../../src/fixes/fix.js';
import { fixesByGroup, suggestFixes } from '../../../src/fixes/index.js';
import { placeholderOrigin } from '../../../src/fixes/placeholder.js';
import type { ExchangeFinding } from '../../../src/model/finding.js';
import type { HeaderLine } from '../../../src/model/http-record.js';
import { addToTally, createTally } from '../../../src/summary/tally.js';
import { toReport } from '../../../src/summary/to-report.js';
import { browse, type Page, preflightOf, requestOf, type Visit } from './browse.js';
import { type Answer, ask, valuesOf } from './http.js';
import { proven } from './pairs.js';
import { type App, startUpstream } from './upstream.js';

const run = promisify(execFile);

export const testOrigin = 'https://shop.test:8443';
const foreignOrigins = ['https://evil.example', 'https://shop.test:8443.evil.net', 'http://shop.test:8443', 'null'];

/** One way a server can be misconfigured. */
export type Broken = {
  readonly name: string;
  /** The cause the tool must find. */
  readonly cause: string;
  /** Configuration in the server's own syntax; the bench says where it goes. `UPSTREAM` is the application's port. */
  readonly setUp: string;
  readonly app?: App;
  readonly page: Partial<Page>;
  /** The fix takes something from strangers too, such as a line it asks to be taken out: they must gain nothing. */
  readonly stricter?: true;
};

/** How one server is set up, checked and started. */
export type Bench = {
  readonly server: string;
  /** Its fix is one policy for a whole site: the listed origin may call other paths then too. */
  readonly onePolicy?: true;
  /** Starts the server with a broken set-up and the parts of a fix, which may be none. Checks the syntax first. */
  readonly start: (setUp: string, parts: readonly FixPart[]) => Promise<Running>;
};

export type Running = { readonly port: number; readonly stop: () => Promise<void> };

/**
 * Sees the browser fail, writes the fix the tool prints, applies it as printed (the placeholder replaced), and sees the
 * browser pass and everything else stay as it was.
 */
export async function proveFix(bench: Bench, broken: Broken): Promise<Fix> {
  const upstream = await startUpstream(broken.app ?? ((_, response) => response.end('ok')));
  const page: Page = {
    origin: testOrigin,
    method: 'PUT',
    path: '/api/items',
    headers: [],
    credentials: false,
    ...broken.page,
  };
  const setUp = broken.setUp.replaceAll('UPSTREAM', String(upstream.port));
  try {
    const before = await withServer(bench, setUp, [], (port) => observe(bench, port, page));
    expect(before.visit.passed, 'the broken set-up fails').toBe(false);
    expect(before.visit.finding.causes[0]).toBe(broken.cause);
    const fix = fixFor(before.visit.finding, bench.server);
    const ofRequest = before.visit.finding.stage === 'request';
    const parts = fix.parts.map(({ where, text }) => ({ where, text: text.replaceAll(placeholderOrigin, testOrigin) }));
    expect(parts.length, 'the fix has configuration').toBeGreaterThan(0);
    const after = await withServer(bench, setUp, parts, async (port) => ({
      ...(await observe(bench, port, page)),
      tried: await runLine(ofRequest ? fix.tryIt.request : fix.tryIt.preflight, port),
    }));
    const text = parts.map((part) => part.text).join('\n');
    expect(after.visit.passed, `${text}\nleaves ${after.visit.finding.causes}`).toBe(true);
    if (!ofRequest) expect(after.tried).toMatch(/^HTTP\/1.1 2/);
    expect(after.tried.match(/^access-control-allow-origin: .*/gim)).toHaveLength(1);
    expect(after.bystanders).toEqual(before.bystanders);
    for (const answer of after.foreign) expect(allowedOrigins(answer)).not.toContain(answer.origin);
    if (broken.stricter !== true) expect(after.foreign.map(strangerView)).toEqual(before.foreign.map(strangerView));
    for (const [index, answer] of after.foreign.entries()) {
      expect([...allowedOrigins(before.foreign[index] ?? answer), 'nothing more']).toEqual(
        expect.arrayContaining([...allowedOrigins(answer)]),
      );
    }
    proven(bench.server, broken.cause, broken.name);
    return fix;
  } finally {
    await upstream.stop();
  }
}

/** What the tool prints for one failed exchange. */
export function fixFor(finding: ExchangeFinding, server: string): Fix {
  const tally = createTally();
  addToTally(tally, finding);
  const report = toReport(tally, { tool: { name: 'preflight-audit', version: '0' }, sources: [], partial: false });
  const fix = fixesByGroup(suggestFixes(report, { server, allowOrigins: [] })).get(report.groups[0]?.key ?? '');
  if (fix === undefined) throw new Error('the failure has no fix');
  return fix;
}

export async function withServer<T>(
  bench: Bench,
  setUp: string,
  parts: readonly FixPart[],
  work: (port: number) => Promise<T>,
): Promise<T> {
  const running = await bench.start(setUp, parts);
  try {
    return await work(running.port);
  } finally {
    await running.stop();
  }
}

/** Runs a printed command as a user would, with the placeholder replaced and the port the server has now. */
async function runLine(line: string, port: number): Promise<string> {
  const command = line.replaceAll(placeholderOrigin, testOrigin).replace(/127\.0\.0\.1:[0-9]+/, `127.0.0.1:${port}`);
  return (await run('sh', ['-c', `${command} --silent --max-time 10`])).stdout;
}

type Observed = {
  readonly visit: Visit;
  /** Requests that have nothing to do with CORS: they must not change. */
  readonly bystanders: readonly Pick<Answer, 'status' | 'body'>[];
  readonly foreign: readonly (Answer & { readonly origin: string })[];
};

async function observe(bench: Bench, port: number, page: Page): Promise<Observed> {
  const plain = (method: string, path: string, headers: readonly HeaderLine[] = [], body?: string) =>
    ask({ port, method, path, headers, ...(body === undefined ? {} : { body }) });
  const origin = [['origin', page.origin]] as const;
  const withOrigin = [
    () => plain('OPTIONS', page.path, origin),
    () => plain('OPTIONS', '/elsewhere', preflightOf(port, page).headers),
  ];
  const withoutOrigin = [
    () => plain('GET', page.path),
    () => plain('GET', '/'),
    () => plain('POST', page.path, [['content-type', 'text/plain']], 'hello'),
    () => plain('OPTIONS', page.path),
    () => plain('OPTIONS', '/elsewhere'),
  ];
  const bystanders: Answer[] = [];
  for (const send of bench.onePolicy === true ? withoutOrigin : [...withoutOrigin, ...withOrigin]) {
    bystanders.push(await send());
  }
  const foreign = [];
  for (const origin of foreignOrigins) {
    foreign.push({ origin, ...(await ask(preflightOf(port, { ...page, origin }))) });
    foreign.push({ origin, ...(await ask(requestOf(port, { ...page, origin }))) });
  }
  return {
    visit: await browse(port, page),
    bystanders: bystanders.map(({ status, body }) => ({ status, body: withoutPort(body, port) })),
    foreign,
  };
}

/** What a stranger's script could read. */
function strangerView(answer: Answer): unknown {
  return {
    status: answer.status,
    allowed: allowedOrigins(answer),
    credentials: valuesOf(answer, 'access-control-allow-credentials'),
  };
}

function allowedOrigins(answer: Answer): readonly string[] {
  return valuesOf(answer, 'access-control-allow-origin');
}

/** Error pages name the port, which differs from start to start. */
function withoutPort(body: string, port: number): string {
  return body.replaceAll(String(port), 'PORT');
}
