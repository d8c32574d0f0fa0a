import fc from 'fast-check';
import { judge } from '../../src/causes/judge.js';
import type { Finding } from '../../src/model/finding.js';
import type { Certainty } from '../../src/model/verdict.js';
import { exchange, logRecord } from './records.js';

const causes = ['preflight-not-found', 'preflight-header-not-allowed', 'actual-allow-origin-missing'];
const certainties: readonly Certainty[] = ['certain', 'likely', 'possible'];

const exchangeFinding = fc
  .record({
    fate: fc.constantFrom('blocked', 'passed', 'unfollowed'),
    bytes: fc.constantFrom(0, 271, 441),
    cause: fc.constantFrom(...causes),
    certainty: fc.constantFrom(...certainties),
    line: fc.nat(100_000),
    file: fc.constantFrom('access.log', 'access.log.1'),
    time: fc.option(fc.nat(10_000_000), { nil: null }),
    client: fc.nat(40).map((n) => `192.0.2.${n}`),
    path: fc.nat(30).map((n) => `/v1/${String.fromCharCode(97 + (n % 26))}${n}`),
    origin: fc.option(
      fc.nat(5).map((n) => `https://app${n}.example.com`),
      { nil: null },
    ),
    names: fc.subarray(['x-a', 'x-b', 'x-c'], { minLength: 1 }),
  })
  .map(({ fate, bytes, cause, certainty, line, file, time, client, path, origin, names }): Finding => {
    const blocked = fate === 'blocked';
    const status = blocked ? 404 : 204;
    const marks = { bytesSent: bytes };
    const preflight = logRecord({ source: { file, line }, method: 'OPTIONS', status, time, client, url: path, marks });
    if (fate === 'unfollowed') return judge(exchange({ preflight, followUp: 'not-seen', origin }));
    return {
      type: 'preflight',
      exchange: exchange({ preflight, followUp: blocked ? 'not-seen' : 'sent', origin }),
      verdict: blocked ? 'blocked' : 'passed',
      stage: blocked ? 'preflight' : null,
      causes: blocked ? [cause] : [],
      certainty,
      failures: blocked ? [{ stage: 'preflight', check: 'headers', names, allowed: [] }] : [],
      missing: [],
      warnings: blocked ? ['allow-headers-copy-paste'] : [],
      browser: {},
      reasons: [],
    };
  });

const plainOptions = fc
  .constantFrom('webdav' as const, 'scanner' as const)
  .map((kind): Finding => ({ type: 'options', kind, rule: 'made-up', record: logRecord({ method: 'OPTIONS' }) }));

const unreadable = fc
  .nat(1000)
  .map(
    (line): Finding => ({ type: 'unreadable', source: { file: 'access.log', line }, reason: 'made up', excerpt: '' }),
  );

/** Findings as an audit of a log gives them, each with a source of its own. */
export const findings = fc
  .array(fc.oneof({ weight: 8, arbitrary: exchangeFinding }, plainOptions, unreadable), { maxLength: 200 })
  .map((list) => list.map((finding, i) => withOwnLine(finding, i)));

function withOwnLine(finding: Finding, line: number): Finding {
  if (finding.type === 'unreadable') return { ...finding, source: { file: finding.source.file, line } };
  if (finding.type === 'options' || finding.exchange.preflight === null) return finding;
  const preflight = { ...finding.exchange.preflight, source: { file: finding.exchange.preflight.source.file, line } };
  return { ...finding, exchange: { ...finding.exchange, preflight } };
}
