import { describe, expect, it } from 'vitest';
import { type Frame, frameOf, linesOf } from '../../../src/views/tui/frame.js';
import { lineWidth } from '../../../src/views/tui/span.js';
import { madeUpReport } from '../made-up-report.js';
import { drive } from './drive.js';
import { report } from './report.js';

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 60, rows: 20 },
  { columns: 200, rows: 60 },
] as const;

/** Every screen, and the keys that lead to it. */
const screens: readonly (readonly [name: string, keys: readonly string[]])[] = [
  ['causes', []],
  ['cause', ['tab']],
  ['places', ['tab', 'enter']],
  ['exchanges', ['G', 'k', 'tab', 'enter', 'tab', 'enter']],
  ['exchange', ['G', 'k', 'tab', 'enter', 'tab', 'enter', 'tab', 'enter']],
  ['timeline', ['2']],
  ['endpoints', ['3']],
  ['origins', ['4']],
  ['noise', ['5']],
  ['input', ['6', 'j', 'tab']],
  ['help', ['?']],
  ['filter', ['/', 'o', 'p', 't']],
  ['copy', ['y']],
  ['print', ['p']],
  ['save', ['w']],
];

describe('every screen', () => {
  for (const size of sizes) {
    it.each(screens)(`%s at ${size.columns}x${size.rows}`, async (name, keys) => {
      const driven = drive(report, size, { files: ['access.log', 'traffic.har'] }).press(...keys);
      await expect(`${driven.text()}\n`).toMatchFileSnapshot(`screens/${name}-${size.columns}x${size.rows}.txt`);
      expectToFit(driven.frame(), size);
    });
  }
});

describe('at any size', () => {
  it.each(screens)('%s is one line lower than the terminal, and never wider', (_name, keys) => {
    for (const columns of [1, 7, 19, 20, 33, 40, 41, 83, 84, 119, 120, 300]) {
      for (const rows of [2, 4, 5, 9, 10, 11, 12, 15, 16, 40, 100]) {
        const driven = drive(report, { columns: 120, rows: 40 }).press(...keys);
        driven.act({ type: 'resize', size: { columns, rows } });
        expectToFit(driven.frame(), { columns, rows });
      }
    }
  });

  it('says so where the terminal is too small', () => {
    expect(drive(report, { columns: 30, rows: 4 }).text()).toContain('too small');
    expect(drive(report, { columns: 18, rows: 8 }).text().replaceAll('\n', ' ')).toContain('q quits');
  });
});

it('draws in ASCII alone where the terminal speaks nothing else', () => {
  const foreign = madeUpReport({ groups: report.groups.map((group) => ({ ...group, path: `/größe/${group.path}` })) });
  for (const [, keys] of screens) {
    for (const size of sizes) {
      const driven = drive(foreign, size, { ascii: true }).press(...keys);
      expect(driven.text()).toMatch(/^[\n\x20-\x7e]*$/);
      expectToFit(driven.frame(), size);
    }
  }
});

it('says the same without colour: cursor, verdicts and tabs have marks of their own', () => {
  const text = drive(report).press('j').text();
  expect(text).toContain('[1 Causes]');
  expect(text).toMatch(/^▸✘ 500 an exception/m);
  expect(text).toMatch(/^ \? 200 answered 2xx/m);
});

describe('before anything was read', () => {
  it('shows the screen at once, with what is being done', () => {
    const driven = drive(null);
    expect(driven.text()).toContain('● reading');
    expect(driven.text()).toContain('opening the input');
    expectToFit(driven.frame(), { columns: 120, rows: 40 });
  });

  it('shows how far the file is, how fast, and how long it takes', () => {
    const counted = { preflights: 1200, requests: 0, blocked: 30, preflightsBlocked: 30 };
    const files = [{ file: 'access.log', bytesRead: 250_000_000, size: 1_000_000_000 }];
    const driven = drive(null).act(
      { type: 'progress', files: [{ file: 'access.log', bytesRead: 0, size: 1_000_000_000 }], counted, now: 1000 },
      { type: 'progress', files, counted, now: 2000 },
    );
    expect(driven.lines()[0]).toContain('1,200 preflights   ✘ 30 failed 2.5 %');
    expect(driven.lines()[1]).toMatch(/reading access\.log {2}█+ +25 % {2}250 MB\/s {2}3 s left/);
    expect(driven.press('6').text()).toMatch(/● access\.log +█+[▏▎▍▌▋▊▉]? +25 %/);
  });
});

function expectToFit(frame: Frame, { columns, rows }: { readonly columns: number; readonly rows: number }): void {
  const { body } = frame;
  expect(linesOf(frame).length).toBeLessThanOrEqual(Math.max(1, rows - 1));
  const lines = [...frame.top, ...(frame.footer === null ? [] : [frame.footer])];
  if (body.kind === 'one') lines.push(...body.lines);
  if (body.kind === 'stacked') lines.push(...body.above, body.between, ...body.below);
  for (const line of lines) expect(lineWidth(line)).toBe(columns);
  if (body.kind !== 'beside') return;
  expect(body.left.length).toBe(body.right.length);
  for (const [index, left] of body.left.entries()) {
    expect(lineWidth(left) + 1 + lineWidth(body.right[index] ?? [])).toBe(columns);
  }
}

it('draws 100,000 rows as quickly as ten', () => {
  const [group] = report.groups;
  if (group === undefined) throw new Error('the report has groups');
  const groups = Array.from({ length: 100_000 }, (_, number) => ({
    ...group,
    key: `k${number}`,
    title: `cause ${number}`,
    count: 100_000 - number,
  }));
  const driven = drive(madeUpReport({ groups }));
  driven.press('G');
  expect(driven.lines().at(-1)).toContain('100,000 of 100,000');
  expect(driven.text()).toContain('cause 99999');
  driven.press('g', '/', '9', '9', '9', '9', '9', 'enter');
  expect(driven.text()).toContain('99,999 hidden');
  expect(frameOf(driven.state()).top.length).toBe(4);
});
