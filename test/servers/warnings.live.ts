import { describe, expect, test } from 'vitest';
import type { Fix, FixPart } from '../../src/fixes/fix.js';
import { suggestFixes } from '../../src/fixes/index.js';
import { placeholderOrigin } from '../../src/fixes/placeholder.js';
import type { Report } from '../../src/model/report.js';
import { addToTally, createTally } from '../../src/summary/tally.js';
import { toReport } from '../../src/summary/to-report.js';
import { madeUpGroup } from '../fixes/made-up-group.js';
import { json } from './broken/applications.js';
import { apacheBench } from './lib/apache-bench.js';
import { type Running, withServer } from './lib/bench.js';
import { browse } from './lib/browse.js';
import { caddyBench } from './lib/caddy-bench.js';
import { haproxyBench } from './lib/haproxy-bench.js';
import { ask, valuesOf } from './lib/http.js';
import { lighttpdBench } from './lib/lighttpd-bench.js';
import { nginxBench } from './lib/nginx-bench.js';
import { type Page, preflightOf, requestOf, testOrigin } from './lib/page.js';
import { type App, startUpstream } from './lib/upstream.js';

const benches = [
  { bench: apacheBench, proxied: 'ProxyPass "/" "http://127.0.0.1:UPSTREAM/"\n' },
  { bench: nginxBench, proxied: 'location / { proxy_pass http://127.0.0.1:UPSTREAM; }\n' },
  { bench: caddyBench, proxied: 'reverse_proxy 127.0.0.1:UPSTREAM\n' },
  { bench: haproxyBench, proxied: '# PORT=UPSTREAM\n' },
  {
    bench: lighttpdBench,
    proxied: '$HTTP["url"] =~ "^/" { proxy.server = ("" => (("host" => "127.0.0.1", "port" => UPSTREAM))) }\n',
  },
];

const wanted: Page = { origin: testOrigin, path: '/api/items', credentials: true, ...json };
const strangers = ['https://evil.test', 'https://app.example.org', 'https://shopXtest:8443', 'null'];
const askers = [testOrigin, ...strangers.slice(0, 3)];

/** Lets any origin do anything, and tells no cache. */
const reflecting: App = (request, response) => {
  const { origin } = request.headers;
  response.writeHead(request.method === 'OPTIONS' ? 204 : 200, {
    ...(origin === undefined ? {} : { 'access-control-allow-origin': origin }),
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'PUT',
    'access-control-allow-headers': 'content-type, x-tenant',
    'access-control-max-age': '0',
  });
  response.end();
};

/** The report of what pages of several origins see. */
async function reportOn({ port }: Pick<Running, 'port'>): Promise<Report> {
  const tally = createTally();
  for (const origin of askers) {
    addToTally(tally, (await browse(port, { ...wanted, origin })).finding);
    addToTally(tally, (await browse(port, { ...wanted, origin, method: 'GET', headers: [], simple: true })).finding);
  }
  return toReport(tally, { tool: { name: 'preflight-audit', version: '0' }, sources: [], partial: false });
}

function fixOf(report: Report, id: string, server: string): Fix {
  const key = report.warnings.find((warning) => warning.id === id)?.groups[0]?.key;
  const fix = suggestFixes(report, { server, allowOrigins: [] }).find(({ groups }) => groups.includes(key ?? ''));
  if (fix === undefined) throw new Error(`no fix for ${id}`);
  return fix;
}

function asPrinted(fix: Fix): readonly FixPart[] {
  return fix.parts.map(({ where, text }) => ({ where, text: text.replaceAll(placeholderOrigin, testOrigin) }));
}

describe.each(benches)('$bench.server', ({ bench, proxied }) => {
  const withApp = async <T>(work: (setUp: string) => Promise<T>): Promise<T> => {
    const upstream = await startUpstream(reflecting);
    try {
      return await work(proxied.replaceAll('UPSTREAM', String(upstream.port)));
    } finally {
      await upstream.stop();
    }
  };

  test('a server that repeats any Origin is seen, and the fix closes it to all but the listed', async () => {
    await withApp(async (setUp) => {
      const report = await withServer(bench, setUp, [], reportOn);
      expect(report.warnings.map(({ id }) => id)).toEqual(['origin-reflected', 'vary-origin-missing']);
      const parts = asPrinted(fixOf(report, 'origin-reflected', bench.server));
      await withServer(bench, setUp, parts, async ({ port }) => {
        expect((await browse(port, wanted)).passed).toBe(true);
        for (const origin of strangers) {
          for (const asked of [preflightOf(port, { ...wanted, origin }), requestOf(port, { ...wanted, origin })]) {
            const answer = await ask(asked);
            expect(answer.status, origin).toBeLessThan(300);
            expect(valuesOf(answer, 'access-control-allow-origin'), origin).toEqual([]);
          }
        }
        expect((await reportOn({ port })).warnings).toEqual([]);
        const elsewhere = await ask(requestOf(port, { ...wanted, path: '/other', origin: 'https://evil.test' }));
        expect(valuesOf(elsewhere, 'access-control-allow-origin')).toEqual(['https://evil.test']);
      });
    });
  });

  test('Vary: Origin is there after its fix, and nothing else has changed', async () => {
    await withApp(async (setUp) => {
      const report = await withServer(bench, setUp, [], reportOn);
      const parts = asPrinted(fixOf(report, 'vary-origin-missing', bench.server));
      await withServer(bench, setUp, parts, async ({ port }) => {
        expect((await reportOn({ port })).warnings.map(({ id }) => id)).toEqual(['origin-reflected']);
        const answer = await ask(requestOf(port, { ...wanted, path: '/other' }));
        expect(valuesOf(answer, 'vary')).toEqual([]);
      });
    });
  });

  test('preflights are remembered for ten minutes after the fix for storms, whatever was sent before', async () => {
    await withApp(async (setUp) => {
      const group = madeUpGroup({ remedies: [{ kind: 'set-max-age' }], path: '/api/*', status: null });
      const warning = { id: 'preflights-repeated', count: 1, title: '', advice: '', groups: [group] };
      const empty = toReport(createTally(), {
        tool: { name: 'preflight-audit', version: '0' },
        sources: [],
        partial: false,
      });
      const parts = asPrinted(fixOf({ ...empty, warnings: [warning] }, warning.id, bench.server));
      await withServer(bench, setUp, parts, async ({ port }) => {
        const ageOf = async (path: string) =>
          valuesOf(await ask(preflightOf(port, { ...wanted, path })), 'access-control-max-age');
        expect(await ageOf('/api/items')).toEqual(['600']);
        expect(await ageOf('/other')).toEqual(['0']);
        expect((await browse(port, wanted)).passed).toBe(true);
      });
    });
  });
});
