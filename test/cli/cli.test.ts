import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from '../input/helpers.js';
import { binary, cutHar, failingLog, har, otherLog, passingLog } from './logs.js';
import { type Run, run } from './program.js';

/**
 * Every case is the program run as users run it; what it wrote and its exit code stand in cli.md. `npx vitest run
 * --config .ci/vitest.ts test/cli/cli.test.ts -u` writes it anew.
 */
const cases: readonly (readonly [what: string, argv: readonly string[]])[] = [
  ['failures', ['failing.log']],
  ['failures, and --exit-zero', ['failing.log', '--exit-zero', '--quiet']],
  ['nothing failed', ['passing.log']],
  ['quiet', ['failing.log', '-q']],
  ['a missing file beside a good one', ['nosuch.log', 'passing.log']],
  ['a directory beside a good file', ['folder', 'passing.log']],
  ['an empty file', ['empty.log']],
  ['an empty file beside a good one', ['empty.log', 'passing.log']],
  ['a binary file beside a good one', ['binary.log', 'passing.log']],
  ['a log of another kind beside a good one', ['other.log', 'passing.log']],
  ['a HAR cut in the middle', ['cut.har']],
  ['a HAR in a zip archive', ['packed.zip']],
  ['standard input that is empty', []],
  ['an option that does not exist', ['--fromat', 'json', 'failing.log']],
  ['a format that does not exist', ['-f', 'xml', 'failing.log']],
  ['a LogFormat with an unknown directive', ['--log-format', '%h %Q', 'failing.log']],
  ['a log format that does not exist', ['--log-format', 'combinde', 'failing.log']],
  ['a duration that is none', ['--window', 'soon', 'failing.log']],
  ['an origin that is none', ['--allow-origin', '*', 'failing.log']],
  ['an output without a known ending', ['failing.log', '-o', 'report.pdf']],
  ['an output in a folder that does not exist', ['failing.log', '-o', 'no/report.json']],
  ['an output that is the input', ['passing.log', '-f', 'text', '-o', 'passing.log']],
  ['a file name that attacks the terminal', ['\x1b]0;owned\x07.log']],
  ['a cause', ['explain', 'preflight-redirect']],
  ['a warning', ['explain', 'vary-origin-missing']],
  ['a cause that does not exist', ['explain', 'preflight-redirct']],
  ['all causes', ['explain']],
  ['help', ['--help']],
  ['help for explain', ['explain', '--help']],
];

let cwd: string;
const runs: Run[] = [];
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'preflight-audit-'));
  const files = { failing: failingLog, passing: passingLog, empty: '', binary, other: otherLog };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, `${name}.log`), content);
  writeFileSync(join(cwd, 'cut.har'), cutHar);
  writeFileSync(join(cwd, 'packed.zip'), makeZip([{ name: 'har.har', content: har }]));
  mkdirSync(join(cwd, 'folder'));
  for (const [, argv] of cases) runs.push(await run(argv, { cwd }));
}, 120_000);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe('preflight-audit', () => {
  it('answers as cli.md says', async () => {
    const sections = cases.map(([what, argv], index) => describeRun(what, argv, runs[index]));
    await expect(sections.join('\n')).toMatchFileSnapshot('cli.md');
  });

  it.each(cases.map(([what], index) => [what, index] as const))(
    '%s: at most one sentence of complaint',
    (_what, index) => {
      const { code, stdout, stderr } = runs[index] ?? never();
      if (stderr !== '') expect(stderr).toMatch(/^preflight-audit: [^\n]+[.?]\n$/);
      if (stdout === '' && stderr !== '') expect(code).toBe(2);
      expect(stderr + stdout).not.toMatch(/\n\s+at .+:\d+/);
    },
  );
});

function never(): never {
  throw new Error('every case is run');
}

function describeRun(what: string, argv: readonly string[], outcome: Run | undefined): string {
  const { code, stdout, stderr } = outcome ?? never();
  const command = ['preflight-audit', ...argv.map(quote)].join(' ');
  return [
    `## ${what}\n`,
    ...block('sh', `${command}\n`),
    ...(stdout === '' ? [] : ['Standard output:\n', ...block('text', stdout)]),
    ...(stderr === '' ? [] : ['Standard error:\n', ...block('text', stderr)]),
    `Exit code: ${code}\n`,
  ].join('\n');
}

function block(language: string, text: string): readonly string[] {
  return [`\`\`\`${language}\n${text}\`\`\`\n`];
}

function quote(word: string): string {
  return /^[\w./=-]+$/.test(word) ? word : `'${JSON.stringify(word).slice(1, -1)}'`;
}
