import { expect, it } from 'vitest';
import { optionsDetail, sourceDetail } from '../../../../src/views/tui/detail/source-detail.js';
import { createShow } from '../../../../src/views/tui/show.js';
import { textOf } from '../../../../src/views/tui/span.js';
import { madeUpSource } from '../../made-up-report.js';
import { report } from '../report.js';

const parts = { report, show: createShow(false), width: 70 };
const text = (lines: ReturnType<typeof sourceDetail>) => lines.map((line) => textOf(line).trimEnd()).join('\n');

it('tells what was made of an input, and what of it could not be read', () => {
  const source = madeUpSource({
    unreadable: 3,
    recordsPreflights: false,
    partial: true,
    notes: ['It ends in a line.'],
  });
  const progress = { file: 'access.log', bytesRead: 1_000_000, size: 2_000_000 };
  const told = text(
    sourceDetail({ kind: 'source', source, errorLog: null, progress }, ['b.log does not exist.'], parts),
  );
  for (const words of [
    'every line fits',
    '5,000,000 lines, 3 not understood',
    '1.0 MB of 2.0 MB',
    'it ended early',
    'silence proves nothing',
    'It ends in a line.',
    'access.log:55  cut off',
    'b.log does not exist.',
  ]) {
    expect(told).toContain(words);
  }
});

it('tells what is known of an input that is not read yet, and of an error log', () => {
  expect(
    text(
      sourceDetail(
        { kind: 'source', source: null, errorLog: null, progress: { file: '-', bytesRead: 0, size: null } },
        [],
        parts,
      ),
    ),
  ).toBe('standard input');
  const errorLog = { file: 'error.log', lines: 12, first: null, last: null };
  expect(text(sourceDetail({ kind: 'source', source: null, errorLog, progress: null }, [], parts))).toContain(
    'an error log of 12 lines',
  );
});

it('says why an OPTIONS is no preflight', () => {
  const told = text(optionsDetail({ kind: 'options', options: 'scanner', count: 14 }, parts));
  expect(told).toContain('OPTIONS from scanners');
  expect(told).toContain('14 of 1,204 OPTIONS that are no preflights (1.2 %)');
});
