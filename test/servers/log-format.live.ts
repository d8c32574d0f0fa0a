import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { audit } from '../../src/audit.js';
import { findLogRecipe } from '../../src/fixes/log-formats/index.js';
import { openSources } from '../../src/input/open-sources.js';
import type { ExchangeFinding, Finding } from '../../src/model/finding.js';
import { firstHeader } from '../../src/model/http-record.js';
import { ask } from './lib/http.js';
import { type Logging, logBenches } from './lib/log-benches.js';
import { app, startUpstream } from './lib/upstream.js';

const run = promisify(execFile);
const origin = 'https://shop.test:8443';

/** What the application says to a preflight; the log must show all of it. */
const answers = {
  'access-control-allow-origin': origin,
  'access-control-allow-methods': 'GET, PUT',
  'access-control-allow-headers': 'content-type, x-tenant',
  'access-control-allow-credentials': 'true',
  'access-control-max-age': '600',
  vary: 'Origin',
};

describe.each(logBenches)('$server', (bench) => {
  test('logs everything that CORS decides on, and nothing else', async () => {
    const upstream = await startUpstream(app(204, answers));
    const recipe = findLogRecipe(bench.server);
    if (recipe === null) throw new Error(`no recipe for ${bench.server}`);
    const logging = await bench.start(recipe.parts, upstream.port);
    try {
      await visit(logging.port);
      const findings = await readLog(logging);
      const preflight = findings.find(({ type }) => type === 'preflight');
      expect(preflight?.verdict, JSON.stringify(preflight)).toBe('passed');
      // Apache and nginx show one line of a repeated header.
      expect(preflight?.missing.filter((evidence) => evidence !== 'repeated-lines')).toEqual([]);
      const record = preflight?.exchange.preflight;
      expect(record?.status).toBe(204);
      expect(record?.url).toBe('/api/items?q=%22');
      for (const [name, value] of [
        ['origin', origin],
        ['access-control-request-method', 'PUT'],
        ['access-control-request-headers', 'content-type,x-tenant'],
      ] as const) {
        expect(record && firstHeader(record.requestHeaders, name), name).toBe(value);
      }
      for (const [name, value] of Object.entries(answers)) {
        expect(record && firstHeader(record.responseHeaders, name), name).toBe(value);
      }
      const blocked = findings.find(({ exchange }) => exchange.request?.url === '/api/quoted');
      expect(blocked?.causes).toEqual(['actual-allow-origin-mismatch']);
      expect(firstHeader(blocked?.exchange.request?.requestHeaders ?? never, 'origin')).toBe('https://a"b\\c.test');
      const text = await logging.log();
      expect(text).not.toContain('bystander');
      expect(text).not.toContain('secret');
    } finally {
      await logging.stop();
      await upstream.stop();
    }
  });
});

const never = { lines: [], recorded: new Set<string>(), repeats: 'kept' } as const;

/** A preflight and its request, one with an origin full of traps, and one that is no business of CORS. */
async function visit(port: number): Promise<void> {
  const path = '/api/items?q=%22';
  await ask({
    port,
    method: 'OPTIONS',
    path,
    headers: [
      ['origin', origin],
      ['access-control-request-method', 'PUT'],
      ['access-control-request-headers', 'content-type,x-tenant'],
      ['user-agent', 'Mozilla/5.0 Chrome/143.0.0.0'],
    ],
  });
  await ask({
    port,
    method: 'PUT',
    path,
    headers: [
      ['origin', origin],
      ['authorization', 'Bearer secret'],
      ['cookie', 'session=secret'],
      ['user-agent', 'Mozilla/5.0 Chrome/143.0.0.0'],
    ],
    body: 'hello',
  });
  await ask({ port, method: 'GET', path: '/api/quoted', headers: [['origin', 'https://a"b\\c.test']] });
  await ask({ port, method: 'GET', path: '/api/bystander', headers: [] });
}

async function readLog({ file, logFormat, read }: Logging): Promise<readonly ExchangeFinding[]> {
  await read();
  const findings: Finding[] = [];
  const sources = async function* () {
    for await (const opened of openSources([file])) if ('source' in opened) yield opened.source;
  };
  const report = await audit(sources(), { logFormat, onFinding: (finding) => findings.push(finding) });
  expect(report.counts.unreadable, await readFile(file, 'utf8')).toBe(0);
  return findings.filter(
    (finding): finding is ExchangeFinding => finding.type === 'preflight' || finding.type === 'request',
  );
}

test('the printed command reads what a log daemon wrote for HAProxy', async () => {
  const command = findLogRecipe('haproxy')?.read ?? '';
  expect(command).toMatch(/^sed 's\/\^\[\^\{\]\*\/\/' \S+ \| preflight-audit /);
  const line = '<134>Nov 22 16:37:42 lb haproxy[6273]: {"a":"{b}"}';
  const { stdout } = await run('sh', ['-c', `printf '%s' '${line}' | ${command.replace(/ \/\S+ \|.*$/, '')}`]);
  expect(stdout).toBe('{"a":"{b}"}');
});
