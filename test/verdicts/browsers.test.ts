import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditFiles } from '../helpers/audit-file.js';
import { type Answer, answerFor, type Outcome } from '../helpers/browser-cases.js';

/**
 * 198 cases that Chromium 156 and Firefox 153 were seen to decide, exported by their own developer tools. The verdict
 * and the browser's own error must be the same in every case the file can decide; the others are listed here, each
 * with its reason.
 */
type Case = { readonly id: string; readonly path: string; readonly chromium: Outcome; readonly firefox: Outcome };

const folder = 'test/recordings/browsers';
const cases = JSON.parse(readFileSync(`${folder}/verdicts.json`, 'utf8')) as readonly Case[];

const credentials = 'the credentials mode is not in a HAR, and Firefox marks no entry as blocked';
const noCors = 'mode no-cors: no CORS check takes place, and no Origin is sent';
const beforeNetwork = 'refused before the network: no entry shows the request, or that it was cross-origin';

const redirectMode = 'the redirect was not followed, and its mode ("manual" or "error") does not show';
const heldBack = 'held back before it had an Origin: a content security policy or an ad blocker looks the same';

type Exception = readonly [verdict: Answer['verdict'], why: string];

/** Cases whose file cannot decide: what we say instead, and why. */
const undecidable = {
  chromium: new Map<string, Exception>([
    ['si-nocors', ['none', noCors]],
    ['si-sameorigin', ['none', beforeNetwork]],
    ['si-nocors-manual', ['none', beforeNetwork]],
  ]),
  firefox: new Map<string, Exception>([
    ['si-nocors', ['none', noCors]],
    ['si-sameorigin', ['undecided', heldBack]],
    ['si-nocors-manual', ['undecided', heldBack]],
    ...['ax-302-manual', 'ax-302-error'].map((id) => [id, ['undecided', redirectMode]] as const),
    ...['ax-star-include', 'ax-noacac', 'si-star-include'].map((id) => [id, ['undecided', credentials]] as const),
    ...`si-ok si-post-text si-redirect-third-star si-204 sl-ct-text sl-ct-text-charset sl-ct-form sl-ct-multipart
      sl-ct-upper sl-ct-128 sl-accept-ok sl-acceptlang-ok sl-contentlang-ok sl-range-ok sl-range-open sl-cache-reload
      sl-cache-nocache xhr-plain`
      .split(/\s+/)
      .map((id) => [id, ['undecided', credentials]] as const),
  ]),
} as const;

/** Cases whose recorded reason is not what the engine itself reported, or has none. */
const otherReason = {
  chromium: new Map([
    ['ax-302-error', 'no CORS error: redirect mode "error"'],
    ['null-origin', 'the recording did not capture the console of the sandboxed frame'],
  ]),
  firefox: new Map([
    ['net-reset', 'the recording holds no reason: ten attempts'],
    ['net-empty-badhttp', 'Firefox shows what is no HTTP as a 200 without headers'],
    ['ax-reset', 'Firefox prints a reason that has nothing to do with what happened'],
    ['ax-307-third-null', 'the recording holds no reason'],
    ['ax-307-third-origin', 'the recording holds no reason'],
    ['ax-307-creds', 'the recording holds no reason'],
    ['si-redirect-third-origin', 'the recording holds no reason'],
  ]),
} as const;

describe.each(['chromium', 'firefox'] as const)('%s', async (engine) => {
  const file = `${folder}/${engine === 'chromium' ? 'chrome' : 'firefox'}-full.har.gz`;
  const { findings } = await auditFiles([file]);
  const answers = new Map(cases.map(({ id, path }) => [id, answerFor(path, findings, engine)]));

  it.each(cases)('$id', ({ id, ...recorded }) => {
    const answer = answers.get(id) as Answer;
    const exception = undecidable[engine].get(id);
    expect(answer.verdict).toBe(exception?.[0] ?? recorded[engine].verdict);
    if (exception?.[1] === credentials) expect(answer.missing).toContain('credentials-mode');
    if (answer.verdict !== 'blocked' || otherReason[engine].has(id)) return;
    expect(answer.error).toBe(recorded[engine].reason?.split(', ')[0]);
    if (engine === 'chromium') expect(answer.parameter ?? undefined).toBe(parameterOf(recorded.chromium, answer));
  });

  it('agrees as the table says', async () => {
    await expect(report(engine, answers)).toMatchFileSnapshot(`browsers.${engine}.md`);
  });
});

/** The recording holds `failedParameter` of method and header errors only. */
function parameterOf(recorded: Outcome, answer: Answer): string | undefined {
  return recorded.parameter ?? answer.parameter ?? undefined;
}

function report(engine: 'chromium' | 'firefox', answers: ReadonlyMap<string, Answer>): string {
  const said = ['passed', 'blocked', 'undecided', 'none'] as const;
  const rows = (['passed', 'blocked'] as const).map((did) => {
    const counts = said.map(
      (verdict) => cases.filter((c) => c[engine].verdict === did && answers.get(c.id)?.verdict === verdict).length,
    );
    return `| ${did} | ${counts.join(' | ')} |`;
  });
  const exceptions = cases.flatMap(({ id }) => {
    const exception = undecidable[engine].get(id);
    return exception === undefined ? [] : [`- ${id}: ${exception[0]}. ${exception[1]}`];
  });
  const reasons = [...otherReason[engine]].map(([id, why]) => `- ${id}: ${why}`);
  return [
    `# ${engine}: ${cases.length} recorded cases`,
    '',
    '| the browser | passed | blocked | undecided | no exchange |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    'What the file cannot decide:',
    '',
    ...exceptions,
    '',
    "Where the browser's own reason is not compared:",
    '',
    ...reasons,
    '',
  ].join('\n');
}
