import { expect, it } from 'vitest';
import { drive } from './drive.js';
import { report } from './report.js';

const crumb = (...keys: readonly string[]) =>
  drive(report)
    .press(...keys)
    .lines()[3] ?? '';

it('leads from the tab to where the reader is', () => {
  expect(crumb()).toMatch(/^── causes ─/);
  expect(crumb('enter')).toMatch(/^── causes › 405 nobody answers OPTIONS ─/);
  expect(crumb('enter', 'enter', 'enter')).toMatch(/^── causes › 405 .* › \/api\/.* › (?:OPTIONS|PUT|DELETE) /);
});

it('names the columns below, and marks where two panes meet', () => {
  expect(crumb()).toMatch(/─ count ─+┬─+$/);
});

it('names none over the keys', () => {
  expect(crumb('?')).toMatch(/^── causes ─+$/);
});
