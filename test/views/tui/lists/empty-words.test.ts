import { expect, it } from 'vitest';
import { firstLevel } from '../../../../src/views/tui/level.js';
import { emptyWords } from '../../../../src/views/tui/lists/empty-words.js';
import { madeUpReport } from '../../made-up-report.js';

const empty = madeUpReport({ counts: { preflights: 0, requests: 0 } });
const passed = madeUpReport({ counts: { preflights: 7, failed: 0 } });

it.each([
  ['Reading ...', null, firstLevel({ kind: 'causes' })],
  ['Nothing is read yet.', null, firstLevel({ kind: 'input' })],
  ['There is no preflight in this input.', empty, firstLevel({ kind: 'causes' })],
  ['Nothing failed.', passed, firstLevel({ kind: 'endpoints' })],
  ['There are no other OPTIONS in this input.', passed, firstLevel({ kind: 'noise' })],
  ['Nothing has failed yet.', passed, firstLevel({ kind: 'newest' })],
  ['Nothing fits the filter.', passed, { ...firstLevel({ kind: 'causes' }), filter: 'x' }],
])('%s', (words, report, level) => {
  expect(emptyWords(report, level)).toBe(words);
});

it('does not call it passed where preflights cannot show', () => {
  const report = { ...passed, recordsPreflights: false };
  expect(emptyWords(report, firstLevel({ kind: 'causes' }))).toContain('leaves preflights out');
});
