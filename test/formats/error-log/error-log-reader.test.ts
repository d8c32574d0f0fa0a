import { describe, expect, it } from 'vitest';
import {
  createErrorLogReader,
  type ErrorEntry,
  looksLikeErrorLog,
} from '../../../src/formats/error-log/error-log-reader.js';

const at = (second: number) => `[Sun Nov 22 16:31:${String(second).padStart(2, '0')}.681449 2026]`;
const from = '[pid 1:tid 2] [client 127.0.0.1:58820]';

function read(text: string, chunk = 1 << 16) {
  const entries: ErrorEntry[] = [];
  const reader = createErrorLogReader('error.log', (entry) => entries.push(entry));
  const bytes = Buffer.from(text);
  for (let i = 0; i < bytes.length; i += chunk) reader.push(bytes.subarray(i, i + chunk));
  return { entries, totals: reader.end() };
}

const trace = [
  'Traceback (most recent call last):',
  '  File "/usr/lib/cgi-bin/crash.py", line 4, in <module>',
  "KeyError: 'no OPTIONS handler'",
];
const endOfScript = `${at(21)} [cgid:error] ${from} End of script output before headers: crash.py`;

describe('createErrorLogReader', () => {
  it('gives the standard error of a CGI program to the line that says it ended', () => {
    const { entries, totals } = read([`${at(20)} [core:error] ${from} x`, ...trace, endOfScript, ''].join('\n'), 7);
    expect(totals).toEqual({ lines: 5, entries: 2 });
    expect(entries.map((entry) => entry.trace)).toEqual([[], trace]);
    expect(entries[1]).toMatchObject({ source: { file: 'error.log', line: 5 }, text: endOfScript });
  });

  it('does so where the line of another request comes between', () => {
    const { entries } = read([...trace, `${at(20)} [core:error] [pid 9] other`, endOfScript].join('\n'));
    expect(entries.map((entry) => entry.trace)).toEqual([[], trace]);
  });

  it('gives the lines of a trace to the message of an application module', () => {
    const php = `${at(20)} [php:error] ${from} PHP Fatal error:  Uncaught Exception: x in /a.php:3`;
    const { entries } = read([php, 'Stack trace:', '#0 {main}', `${at(22)} [core:error] ${from} y`].join('\n'));
    expect(entries.map((entry) => entry.trace)).toEqual([['Stack trace:', '#0 {main}'], []]);
  });

  it('gives up what nobody claims, and keeps a bounded part of what is claimed', () => {
    const others = Array.from({ length: 20 }, (_, i) => `${at(i)} [core:error] ${from} z`);
    const { entries } = read([...trace, ...others, endOfScript].join('\n'));
    expect(entries.at(-1)?.trace).toEqual([]);
    const flood = read(['x'.repeat(3000), ...Array.from({ length: 5000 }, () => 'flood'), endOfScript].join('\n'));
    expect(flood.entries[0]?.trace.length).toBe(40);
    expect(flood.entries[0]?.trace[0]?.length).toBe(500);
  });

  it('survives a line of megabytes', () => {
    const { entries, totals } = read(`${'x'.repeat(3 << 20)}\n${endOfScript}\n`);
    expect(totals).toEqual({ lines: 2, entries: 1 });
    expect(entries.length).toBe(1);
  });
});

describe('looksLikeErrorLog', () => {
  it.each([
    [endOfScript, true],
    [`${trace.join('\n')}\n${endOfScript}\n${endOfScript}\n`, true],
    ['192.0.2.1 - - [21/Nov/2026:14:02:13 +0000] "GET / HTTP/1.1" 200 12\n', false],
    ['2026/11/22 16:26:07 [notice] 14169#14169: nginx/1.22.1\n', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(looksLikeErrorLog(Buffer.from(text))).toBe(expected);
  });
});
