import { expect, it } from 'vitest';
import type { ErrorLogFindings, ErrorLogLine } from '../../../src/model/report.js';
import { errorLogLines } from '../../../src/views/text/error-log-lines.js';
import { pageFor } from '../../../src/views/text/page.js';
import { madeUpGroup, madeUpReport } from '../made-up-report.js';

const page = pageFor(madeUpReport(), { width: 100, color: false, ascii: false });
const linesFor = (errorLog: ErrorLogFindings | null) => errorLogLines(madeUpGroup({ errorLog }), page);

const line = {
  source: { file: 'error.log', line: 12 },
  time: '2026-11-21T14:02:13.000Z',
  text: '[Sat Nov 21 14:02:13.721508 2026] [cgid:error] [pid 28111:tid 28117] [client 127.0.0.1:58820] End of script output before headers: crash.py',
  context: ['Traceback (most recent call last):', "KeyError: 'no OPTIONS handler'"],
  joinedBy: 'client-time',
} as const;

it('shows the line that explains it, and what belongs to it', () => {
  expect(linesFor({ says: 'reason', lookedUp: 50, found: 48, line })).toEqual([
    'error.log:12  14:02:13  (tied by client and time; a line for 48 of 50 failures looked up)',
    '[cgid:error] [client 127.0.0.1:58820] End of script output before headers: crash.py',
    'Traceback (most recent call last):',
    "KeyError: 'no OPTIONS handler'",
  ]);
});

it('says how a line was tied only where that leaves a doubt', () => {
  const first = (joinedBy: ErrorLogLine['joinedBy']) =>
    linesFor({ says: 'reason', lookedUp: 1, found: 1, line: { ...line, joinedBy } })[0];
  expect(first('id')).toBe('error.log:12  14:02:13');
  expect(first('client-port')).toBe('error.log:12  14:02:13');
  expect(first('client-time')).toBe('error.log:12  14:02:13  (tied by client and time)');
});

it('shows the exception in place of the lines that tell of it', () => {
  const frame = { file: '/srv/www/crash.py', line: 3, in: 'application' };
  const exception = {
    platform: 'Python',
    page: null,
    type: 'KeyError',
    message: "'no OPTIONS handler'",
    frame,
  } as const;
  const lines = linesFor({ says: 'reason', lookedUp: 1, found: 1, line: { ...line, exception } });
  expect(lines.slice(2)).toEqual(["KeyError: 'no OPTIONS handler' (Python)", 'at application (/srv/www/crash.py:3)']);
});

it('says what silence means', () => {
  expect(linesFor({ says: 'answered-by-application', lookedUp: 50, found: 0, line: null })).toEqual([
    'no line for any of the 50 failures looked up: the application answered this itself',
  ]);
  expect(linesFor({ says: 'answered-by-application', lookedUp: 1, found: 0, line: null })).toEqual([
    'no line for the failure looked up: the application answered this itself',
  ]);
  expect(linesFor({ says: 'nothing', lookedUp: 50, found: 0, line: null })).toEqual([]);
  expect(linesFor(null)).toEqual([]);
});

it('keeps a long line short', () => {
  const long = { ...line, text: 'x'.repeat(2000), context: [] };
  const lines = linesFor({ says: 'reason', lookedUp: 1, found: 1, line: long });
  expect(lines[1]?.length).toBeLessThanOrEqual(500);
});
