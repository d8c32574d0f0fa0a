import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ExchangeFinding, Finding } from '../../src/model/finding.js';
import { auditFiles } from '../helpers/audit-file.js';

/** What the page did and what Chromium made of it, as the recorder saw it. */
type Call = {
  readonly method: string;
  readonly url: string;
  readonly sent: readonly string[];
  readonly verdict: 'passed' | 'blocked';
  readonly chromium: { readonly error: string; readonly parameter: string | null } | null;
  readonly preflightStatus: readonly number[];
};

const acts = ['a-header-set', 'b-header-always-set', 'c-rewrite-204', 'd-backend-exception', 'e-rewrite-200'];

const causeByStatus: Readonly<Record<number, string>> = {
  401: 'preflight-auth-required',
  404: 'preflight-not-found',
  405: 'preflight-method-not-handled',
  500: 'preflight-server-error',
  502: 'preflight-gateway-error',
  503: 'preflight-gateway-error',
};

describe.each(acts)('act %s', async (act) => {
  const folder = `samples/seed-${act}`;
  const { calls } = JSON.parse(readFileSync(`${folder}/truth.json`, 'utf8')) as { calls: readonly Call[] };
  const preflighted = calls.filter(({ sent }) => sent[0]?.startsWith('OPTIONS '));
  const har = inOrder((await auditFiles([`${folder}/traffic.har`])).findings);
  const cors = inOrder((await auditFiles([`${folder}/access-cors.log`])).findings);
  const combined = inOrder((await auditFiles([`${folder}/access.log`])).findings);

  it('shows every preflight in each of its three records', () => {
    const targets = preflighted.map(({ url }) => new URL(url).pathname);
    for (const findings of [har, cors, combined]) {
      expect(preflights(findings).map(({ exchange }) => pathOf(exchange.preflight?.url ?? ''))).toEqual(targets);
    }
  });

  it.each(preflighted.map((call, i) => ({ ...call, i, path: new URL(call.url).pathname })))(
    '$method $path: $verdict, $preflightStatus',
    ({ i, ...call }) => {
      const cause =
        call.verdict === 'passed'
          ? undefined
          : (causeByStatus[call.preflightStatus[0] ?? 0] ?? 'preflight-method-not-allowed');
      const [inHar, inCors, inCombined] = [har, cors, combined].map(
        (findings) => preflights(findings)[i] as ExchangeFinding,
      ) as [ExchangeFinding, ExchangeFinding, ExchangeFinding];
      expect([inHar.verdict, inHar.causes[0]]).toEqual([call.verdict, cause]);
      expect([inCors.verdict, inCors.causes[0]]).toEqual([call.verdict, cause]);
      expect(inHar.browser.chromium?.error ?? null).toBe(call.chromium?.error ?? null);
      expect(inHar.browser.chromium?.parameter || null).toBe(call.chromium?.parameter ?? null);
      // A log without CORS fields cannot tell why a 2xx was refused; it says so.
      const visible = call.verdict === 'passed' || cause !== 'preflight-method-not-allowed';
      expect([inCombined.verdict, inCombined.causes[0]]).toEqual(
        visible ? [call.verdict, cause] : ['undecided', 'preflight-ok-no-request'],
      );
    },
  );

  it('agrees with the browser on requests without a preflight', () => {
    const simple = calls.filter(({ sent }) => sent.length > 0 && !sent[0]?.startsWith('OPTIONS '));
    const requests = har.filter(({ type }) => type === 'request');
    expect(requests.map(({ verdict }) => verdict)).toEqual(simple.map(({ verdict }) => verdict));
    expect(requests.map(({ browser }) => browser.chromium?.error ?? null)).toEqual(
      simple.map((call) => call.chromium?.error ?? null),
    );
  });
});

describe('the incident', async () => {
  const { report } = await auditFiles(['samples/incident/access.log']);

  it('has its causes, its onset and its end', () => {
    const failed = report.groups.filter(({ verdict }) => verdict === 'blocked');
    expect(failed.map(({ cause, path }) => `${cause} ${path}`)).toEqual([
      'preflight-method-not-handled /api/v2/orders/*',
      'preflight-server-error /api/v2/export',
      'preflight-ok-no-request /api/v2/profile',
      'preflight-redirect /api/v2/reports',
    ]);
    expect(failed[0]?.first).toBe('2026-11-21T14:02:13.000Z');
    expect(failed[0]?.last?.slice(0, 15)).toBe('2026-11-21T15:1');
    expect(report.counts.optionsByKind).toMatchObject({ scanner: 11, 'internal-dummy': 36, webdav: 2 });
  });
});

function inOrder(findings: readonly Finding[]): readonly ExchangeFinding[] {
  const exchanges = findings.filter((finding): finding is ExchangeFinding => 'exchange' in finding);
  return [...exchanges].sort((a, b) => positionOf(a) - positionOf(b));
}

function positionOf({ exchange }: ExchangeFinding): number {
  const source = (exchange.preflight ?? exchange.request)?.source;
  if (source === undefined) return 0;
  return 'line' in source ? source.line : source.entry;
}

function preflights(findings: readonly ExchangeFinding[]): readonly ExchangeFinding[] {
  return findings.filter(({ type }) => type === 'preflight');
}

function pathOf(url: string): string {
  return new URL(url, 'http://log.invalid').pathname;
}
