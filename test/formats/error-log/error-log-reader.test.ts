import { describe, expect, it } from 'vitest';
import {
  createErrorLogReader,
  type ErrorEntry,
  type ErrorLogInterest,
  looksLikeErrorLog,
} from '../../../src/formats/error-log/error-log-reader.js';
import { hashText } from '../../../src/formats/format.js';
import { type Random, seededRandom } from '../../helpers/random.js';

const at = (second: number) => `[Sun Nov 22 16:31:${String(second).padStart(2, '0')}.681449 2026]`;
const from = '[pid 1:tid 2] [client 127.0.0.1:58820]';

function read(text: string, chunk = 1 << 16, interest: ErrorLogInterest | null = null) {
  const entries: ErrorEntry[] = [];
  const reader = createErrorLogReader('error.log', (entry) => entries.push(entry), interest);
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
    expect(totals).toMatchObject({ lines: 5, entries: 2, tellsFailures: true });
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
    expect(totals).toMatchObject({ lines: 2, entries: 1 });
    expect(entries.length).toBe(1);
  });
});

describe('createErrorLogReader, told what is of interest', () => {
  const hash = hashText('192.0.2.7');
  const interest = (from: number, to: number): ErrorLogInterest => ({
    isNear: (wall) => wall >= Date.UTC(2026, 10, 22, 16, 31, from) && wall <= Date.UTC(2026, 10, 22, 16, 31, to),
    hasClient: (client) => client === hash,
    hasId: null,
  });

  it('hands on every line of a wanted client as it would otherwise, and what its thread wrote before', () => {
    const text = randomLog(seededRandom(11), 5000);
    const everything = read(text, 999);
    const some = read(text, 1001, interest(0, 60));
    const isWanted = ({ client }: ErrorEntry) => client === '192.0.2.7';
    expect(some.entries.filter(isWanted)).toEqual(everything.entries.filter(isWanted));
    expect(some.entries.filter(isWanted).length).toBeGreaterThan(100);
    expect(some.totals).toEqual(everything.totals);
    expect(precursorsOf(some.entries, isWanted)).toEqual(precursorsOf(everything.entries, isWanted));
  });

  it('passes over the rest, but for what httpd says of itself', () => {
    const { entries, totals } = read(randomLog(seededRandom(12), 3000), 1 << 16, interest(10, 12));
    const line = (entry: ErrorEntry) => entry.text.slice(15, 20);
    expect(new Set(entries.filter(({ level }) => level !== 'notice').map(line))).toEqual(new Set(['31:10', '31:11']));
    expect(entries.filter(({ level }) => level === 'notice').length).toBeGreaterThan(100);
    expect(totals).toMatchObject({ entries: 3000, tellsFailures: true });
  });
});

/** What the thread of each wanted line wrote last without a client. */
function precursorsOf(entries: readonly ErrorEntry[], isWanted: (entry: ErrorEntry) => boolean): readonly string[] {
  const lastOf = new Map<string | null, string>();
  return entries.flatMap((entry) => {
    if (entry.client === null) lastOf.set(entry.thread, entry.text);
    return isWanted(entry) ? [lastOf.get(entry.thread) ?? ''] : [];
  });
}

/** Lines of a few clients and of none, in the order of time. */
function randomLog(random: Random, lines: number): string {
  let text = '';
  for (let i = 0; i < lines; i++) {
    const prefix = at(Math.floor((i / lines) * 60));
    const client = `[client 192.0.2.${random.between(1, 9)}:${random.between(1024, 65_000)}]`;
    text += random.pick([
      `${prefix} [proxy:error] [pid ${random.between(1, 4)}:tid 2] (111)Connection refused: AH00957: http: attempt to connect\n`,
      `${prefix} [proxy_http:error] [pid ${random.between(1, 4)}:tid 2] ${client} AH01114: HTTP: failed to make connection\n`,
      `${prefix} [proxy_http:error] [pid 3:tid 2] (70007)The timeout specified has expired: ${client} AH01102: x\n`,
      `${prefix} [mpm_event:notice] [pid 1:tid 1] AH00489: resuming normal operations\n`,
    ]);
  }
  return text;
}

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
