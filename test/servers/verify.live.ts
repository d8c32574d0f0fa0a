import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { audit } from '../../src/audit.js';
import { main } from '../../src/cli/main.js';
import { suggestFixes } from '../../src/fixes/index.js';
import { corsdiagLogFormat } from '../../src/formats/corsdiag.js';
import { openSources } from '../../src/input/open-sources.js';
import type { Report } from '../../src/model/report.js';
import type { Verification } from '../../src/verify/verification.js';
import { fakeIo } from '../cli/fake-io.js';
import { apacheBench } from './lib/apache-bench.js';
import { withServer } from './lib/bench.js';
import { ask } from './lib/http.js';
import { preflightOf, testOrigin } from './lib/page.js';
import { app, startUpstream } from './lib/upstream.js';

const page = {
  origin: testOrigin,
  method: 'PUT',
  path: '/api/items',
  headers: ['content-type', 'x-tenant'],
  credentials: false,
};
const pages = [page, { ...page, path: '/private/items', method: 'DELETE' }];

/** An application that refuses OPTIONS behind a proxy, and a place that wants a password. */
const broken = `
ProxyPass /api/ http://127.0.0.1:UPSTREAM/api/
ProxyPass /private/ http://127.0.0.1:UPSTREAM/private/
<Location "/private/">
  AuthType Basic
  AuthName private
  AuthUserFile "ROOT/passwords"
  Require valid-user
</Location>
`;

test('verify says the same of Apache before and after the printed fix', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'verify-live-'));
  await chmod(folder, 0o777);
  const log = join(folder, 'cors.log');
  const upstream = await startUpstream(app(405));
  const setUp = broken.replaceAll('UPSTREAM', String(upstream.port));
  const logging = `CustomLog "${log}" "${corsdiagLogFormat.replaceAll('"', '\\"')}"\n`;
  try {
    await withServer(apacheBench, `${setUp}${logging}`, [], async ({ port }) => {
      for (const one of pages) await ask(preflightOf(port, one));
    });
    const report = await readReport(log);
    expect(report.groups.map(({ cause }) => cause).sort()).toEqual([
      'preflight-auth-required',
      'preflight-method-not-handled',
    ]);

    const before = await withServer(apacheBench, setUp, [], ({ port }) => verify(log, port));
    expect(before.code).toBe(1);
    for (const { cause, outcome, probes } of before.verification.groups) {
      expect(outcome).toBe('fails');
      expect(probes.map(({ preflight }) => preflight?.causes[0])).toEqual([cause]);
      expect(probes.map(({ assumed }) => assumed)).toEqual([[]]);
    }

    const parts = suggestFixes(report, { server: 'apache', allowOrigins: [testOrigin] }).flatMap((fix) => fix.parts);
    const after = await withServer(apacheBench, setUp, parts, ({ port }) => verify(log, port, '--requests'));
    expect(after.verification.groups.map(({ outcome }) => outcome)).toEqual(['passes', 'passes']);
    expect(after.verification.sent).toEqual({ preflights: 2, requests: 2, answered: 4 });
    expect(after.code).toBe(0);
  } finally {
    await upstream.stop();
    await rm(folder, { recursive: true });
  }
});

async function readReport(file: string): Promise<Report> {
  const sources = async function* () {
    for await (const opened of openSources([file])) if ('source' in opened) yield opened.source;
  };
  return audit(sources());
}

async function verify(
  file: string,
  port: number,
  ...more: readonly string[]
): Promise<{ readonly code: number; readonly verification: Verification }> {
  const io = fakeIo();
  const code = await main(['verify', file, '--target', `http://127.0.0.1:${port}`, '-f', 'json', ...more], io);
  return { code, verification: JSON.parse(io.written.stdout) as Verification };
}
