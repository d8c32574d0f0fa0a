import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExchangeFinding, Finding } from '../../src/model/finding.js';
import { auditFiles } from '../helpers/audit-file.js';
import { readVerdicts, recordingFolder } from '../recorder/recording.js';
import type { CaseVerdict } from '../recorder/run-cases.js';

/**
 * Our own recording: what real Chromium did against real Apache httpd, and what the audit makes of the HAR, of the log
 * with CORS fields, and of the combined log of that very session. Where a file cannot decide, it must say so and name
 * the evidence it lacks. The tables stand in the snapshots.
 */
const { cases } = await readVerdicts();

type Answer = {
  readonly verdict: 'passed' | 'blocked' | 'undecided' | 'none';
  readonly errors: readonly string[];
  readonly parameters: readonly string[];
  readonly causes: readonly string[];
  readonly missing: readonly string[];
  readonly certain: boolean;
};

/** Cases whose verdict another source of the same session gives, but not this one, and why. */
const wrongForAReason = {
  'traffic.har.gz': new Map<string, string>(),
  'access-cors.log': new Map([
    [
      'redirect-error-put',
      'redirect mode "error": httpd logs a redirect that passes, and nothing of what the page did with it',
    ],
  ]),
  'access-combined.log': new Map<string, string>(),
} as const;

/** Chromium errors that its HAR does not tell apart. */
const sameInHar: Readonly<Record<string, string>> = { InsecureLocalNetwork: 'LocalNetworkAccessPermissionDenied' };

describe.each(['traffic.har.gz', 'access-cors.log'] as const)('%s', async (file) => {
  const { findings } = await auditFiles([join(recordingFolder, file)]);
  const answers = new Map(cases.map((one) => [one.id, answerFor(one.id, findings)]));

  it.each(cases)('$id', (one) => {
    const answer = answers.get(one.id) as Answer;
    if (wrongForAReason[file].has(one.id)) return;
    if (answer.verdict === 'none') return expect(mayBeAbsent(one, file)).toBe(true);
    if (answer.verdict === 'undecided') return expect(isExplained(answer)).toBe(true);
    // What the page gave up may have passed every check.
    expect(truthOf(one) === 'aborted' ? 'passed' : truthOf(one)).toBe(answer.verdict);
    if (answer.verdict !== 'blocked' || file !== 'traffic.har.gz') return;
    expect(answer.errors).toEqual(unique(errorsOf(one).map((error) => sameInHar[error] ?? error)));
    expect(answer.parameters).toEqual(unique(parametersOf(one)));
  });

  it('agrees as the table says', async () => {
    await expect(table(file, answers)).toMatchFileSnapshot(`chromium-apache.${file.split('.')[0]}.md`);
  });
});

describe('the two kinds of log and the HAR of one session', async () => {
  const [har, cors, combined] = await Promise.all(
    ['traffic.har.gz', 'access-cors.log', 'access-combined.log'].map(async (file) => {
      const { findings } = await auditFiles([join(recordingFolder, file)]);
      return new Map(cases.map((one) => [one.id, answerFor(one.id, findings)]));
    }),
  );

  it.each(cases)('$id: nobody contradicts the HAR', ({ id }) => {
    const inHar = har?.get(id) as Answer;
    const inCors = cors?.get(id) as Answer;
    if (wrongForAReason['access-cors.log'].has(id) || !isDecided(inHar) || !isDecided(inCors)) return;
    expect(inCors.verdict).toBe(inHar.verdict);
    if (inHar.verdict === 'blocked' && !inCors.missing.includes('repeated-lines')) {
      expect(inCors.causes[0]).toBe(inHar.causes[0]);
    }
  });

  it('claims nothing certain of a combined log that is wrong', () => {
    const wrong = cases.filter((one) => {
      const answer = combined?.get(one.id) as Answer;
      return answer.verdict === 'blocked' && answer.certain && truthOf(one) !== 'blocked';
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

function answerFor(id: string, findings: readonly Finding[]): Answer {
  const own = findings.filter((finding): finding is ExchangeFinding => isOf(finding, id));
  const blocked = own.filter(({ verdict }) => verdict === 'blocked');
  const open = own.filter(({ verdict }) => verdict === 'undecided');
  const worst = blocked[0] ?? open[0] ?? own[0];
  return {
    verdict: worst?.verdict ?? 'none',
    errors: unique(blocked.flatMap(({ browser }) => browser.chromium?.error ?? [])),
    // The protocol's parameter is empty where there is none to name; the recording leaves those out.
    parameters: unique(blocked.flatMap(({ browser }) => browser.chromium?.parameter || [])),
    causes: worst?.causes ?? [],
    missing: unique([...blocked, ...open].flatMap(({ missing }) => missing)),
    certain: worst?.certainty === 'certain',
  };
}

function isOf(finding: Finding, id: string): boolean {
  if (finding.type !== 'preflight' && finding.type !== 'request') return false;
  const { preflight, request, redirectedFrom } = finding.exchange;
  return [preflight ?? request, redirectedFrom].some((record) => {
    const path = record === null ? '' : new URL(record.url, 'http://log.invalid').pathname;
    return path === `/case/${id}` || path.startsWith(`/case/${id}/`);
  });
}

function truthOf({ calls }: CaseVerdict): 'passed' | 'blocked' | 'aborted' {
  const verdicts = calls.map(({ verdict }) => verdict);
  if (verdicts.includes('blocked')) return 'blocked';
  return verdicts.includes('aborted') ? 'aborted' : 'passed';
}

/** Chromium's own errors; where none of CORS stopped the request, there is none to compare. */
function errorsOf({ calls }: CaseVerdict): readonly string[] {
  const errors = calls.flatMap(({ chromium }) => chromium?.error ?? []);
  return errors.filter((error) => error !== 'net::ERR_FAILED');
}

function parametersOf({ calls }: CaseVerdict): readonly string[] {
  return calls.flatMap(({ chromium }) => chromium?.parameter ?? []);
}

/** Nothing was sent, nothing was CORS, it went to a server that is not Apache, or its Referer has a path. */
function mayBeAbsent({ id, calls }: CaseVerdict, file: string): boolean {
  const neverSent = calls.every(({ sent }) => sent.length === 0);
  const elsewhere = file !== 'traffic.har.gz' && id.startsWith('net-');
  return neverSent || elsewhere || /no-cors|beacon-text|unsafe-url|^orb-|^corp-/.test(id);
}

/** An undecided answer names what is missing, or shows that something other than CORS may have stopped the request. */
function isExplained({ missing, causes }: Answer): boolean {
  const needed = ['credentials-mode', 'header:sec-fetch-mode', 'repeated-lines'];
  return missing.some((evidence) => needed.includes(evidence)) || causes.some((id) => named.has(id));
}

const named: ReadonlySet<string> = new Set(['preflight-ok-no-request', 'refused-before-network', 'not-cors']);

function isDecided({ verdict }: Answer): boolean {
  return verdict === 'passed' || verdict === 'blocked';
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

function table(file: keyof typeof wrongForAReason, answers: ReadonlyMap<string, Answer>): string {
  const said = ['passed', 'blocked', 'undecided', 'none'] as const;
  const rows = (['passed', 'blocked', 'aborted'] as const).map((did) => {
    const ofThem = cases.filter((one) => truthOf(one) === did);
    return `| ${did} | ${said.map((verdict) => ofThem.filter(({ id }) => answers.get(id)?.verdict === verdict).length).join(' | ')} |`;
  });
  const open = cases.flatMap((one) => {
    const answer = answers.get(one.id) as Answer;
    const why = wrongForAReason[file].get(one.id);
    if (why !== undefined) return [`- ${one.id}: ${truthOf(one)}, we say ${answer.verdict}. ${why}`];
    if (isDecided(answer)) return [];
    const lacks = answer.missing.length === 0 ? '' : `, lacks ${answer.missing.join(', ')}`;
    return [
      `- ${one.id}: ${truthOf(one)}, we say ${answer.verdict}${lacks}${answer.causes.length === 0 ? '' : ` (${answer.causes.join(', ')})`}`,
    ];
  });
  return [
    `# ${file}: ${cases.length} cases recorded from Chromium`,
    '',
    '| the browser | passed | blocked | undecided | no exchange |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    'What the file cannot decide, or gets wrong:',
    '',
    ...open,
    '',
  ].join('\n');
}
