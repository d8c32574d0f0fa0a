import { expect, it } from 'vitest';
import { firstLevel } from '../../../../src/views/tui/level.js';
import { emptyWords } from '../../../../src/views/tui/lists/empty-words.js';
import { madeUpReport } from '../../made-up-report.js';
import { report as full } from '../report.js';

const { sources } = full;
const empty = madeUpReport({ sources, counts: { preflights: 0, requests: 0 } });
const passed = madeUpReport({ sources, counts: { preflights: 7, failed: 0 } });

it.each([
  ['Reading ...', null, firstLevel({ kind: 'causes' })],
  ['Nothing is read yet.', null, firstLevel({ kind: 'input' })],
  ['There is no preflight in this input.', empty, firstLevel({ kind: 'causes' })],
  ['Nothing failed.', passed, firstLevel({ kind: 'endpoints' })],
  ['There are no other OPTIONS in this input.', passed, firstLevel({ kind: 'noise' })],
  ['Nothing has failed yet.', passed, firstLevel({ kind: 'newest' })],
  ['Nothing fits the filter.', passed, { ...firstLevel({ kind: 'causes' }), filter: 'x' }],
])('%s', (words, report, level) => {
  expect(emptyWords(report, level)[0]).toBe(words);
});

it('does not call it passed where preflights cannot show', () => {
  const report = { ...passed, recordsPreflights: false };
  expect(emptyWords(report, firstLevel({ kind: 'causes' }))[0]).toContain('leaves preflights out');
});

it('says why nothing could be read, and what silence may mean', () => {
  const level = firstLevel({ kind: 'causes' });
  expect(emptyWords(madeUpReport({ sources: [] }), level, ['a.log does not exist.'])).toEqual([
    'Nothing could be read.',
    'a.log does not exist.',
  ]);
  expect(emptyWords(empty, level)[1]).toContain('answered elsewhere');
});
