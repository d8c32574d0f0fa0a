import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeLogItem } from '../../../src/formats/apache-log-parser/escapes.js';
import {
  compileLogFormat,
  type LogParser,
  type ParsedLine,
} from '../../../src/formats/apache-log-parser/log-parser.js';
import { nastyRequests } from '../recordings/nasty-requests.js';
import { recordedFormat, recordedLines } from '../recordings/recorded.js';

function parser(format: string): LogParser {
  const compiled = compileLogFormat(format);
  if ('error' in compiled) throw new Error(compiled.error);
  return compiled;
}

function parsed(compiled: LogParser, line: string): ParsedLine {
  const fields = compiled.parseLine(Buffer.from(line, 'latin1'));
  if ('reason' in fields) throw new Error(`${fields.reason}: ${line}`);
  return fields;
}

/** The bytes of a value as Latin-1; null where it is absent. */
function bytesOf({ fields }: ParsedLine, directive: string): string | null {
  const field = fields.get(directive);
  if (field === undefined) throw new Error(`no ${directive}`);
  return field.bytes === null ? null : Buffer.from(field.bytes).toString('latin1');
}

describe('compileLogFormat', () => {
  it('gives the fields of a line', () => {
    const line = '127.0.0.1 - - [22/Nov/2026:16:23:02 +0000] "GET /\\xc3\\xbc HTTP/1.1" 200 5';
    const { fields, time } = parsed(parser('%h %l %u %t "%r" %>s %b'), line);
    expect([...fields].map(([directive, { text }]) => [directive, text])).toEqual([
      ['%h', '127.0.0.1'],
      ['%l', null],
      ['%u', null],
      ['%t', '[22/Nov/2026:16:23:02 +0000]'],
      ['%r', 'GET /ü HTTP/1.1'],
      ['%>s', '200'],
      ['%b', '5'],
    ]);
    expect(time).toBe(Date.parse('2026-11-22T16:23:02Z'));
  });

  it('tells why a line does not fit', () => {
    expect(parser('%h %l %u %t').parseLine('x')).toEqual({ reason: 'the line ends before " "' });
  });

  it.each([
    ['%h %l %u %z', 'Unrecognized LogFormat directive %z at character 10'],
    ['LogFormat "%h \\"%z\\"" x', 'Unrecognized LogFormat directive %z at character 17'],
    ['%h %{X', 'Ran off end of LogFormat parsing args to some directive at character 4'],
    ['plain', 'This LogFormat has no directive, such as %h or %r'],
    ['%h\\n%r', 'This LogFormat writes several lines for one request (\\n), which cannot be taken apart'],
  ])('refuses %s', (format, error) => {
    expect(compileLogFormat(format)).toEqual({ error });
  });

  it('gives back the bytes that were sent, whatever they are', () => {
    const format = parser('%h "%r" %s "%{Referer}i" "%{User-Agent}i" %u %t|%{Origin}i');
    const bytes = fc.uint8Array({ maxLength: 40 });
    fc.assert(
      fc.property(bytes, bytes, bytes, (request, referer, agent) => {
        const logged = [request, referer, agent].map(escapeLogItem);
        const line = `::1 "${logged[0]}" 200 "${logged[1]}" "${logged[2]}" - [22/Nov/2026:16:23:02 +0000]|-`;
        const { fields } = parsed(format, line);
        const dash = (value: Uint8Array) => (value.length === 1 && value[0] === 0x2d ? null : [...value]);
        const read = (directive: string) => {
          const value = fields.get(directive)?.bytes;
          return value == null ? null : [...value];
        };
        expect([read('%r'), read('%{Referer}i'), read('%{User-Agent}i')]).toEqual([request, referer, agent].map(dash));
      }),
    );
  });

  it('never throws, whatever the format and the line', () => {
    const directive = fc.constantFrom(
      ...'aAbBCDfhHiklLmnopPqrRstTuUvVX',
      '>s',
      '{X}i',
      '{%F %T}t',
      '{usec}t',
      '%',
      '400{X}i',
    );
    const piece = fc.oneof(
      directive.map((letter) => `%${letter}`),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.uint8Array({ maxLength: 200 }), (pieces, line) => {
        const compiled = compileLogFormat(pieces.join(''));
        if ('error' in compiled) expect(compiled.error).not.toBe('');
        else expect(compiled.parseLine(line)).toBeTypeOf('object');
      }),
    );
  });
});

describe('what httpd logged', () => {
  const every = parser(recordedFormat('every'));
  const lines = recordedLines('every');

  it('is one line for each request', () => {
    expect(lines).toHaveLength(nastyRequests.length);
  });

  it.each(nastyRequests.map((request, index) => ({ ...request, line: lines[index] ?? '' })))(
    'with every directive: $what',
    ({ line, request, status, user, userAgent, from }) => {
      const fields = parsed(every, line);
      const requestLine = bytesOf(fields, '%r') ?? '';
      if (request !== null)
        expect(`${requestLine} `).toMatch(new RegExp(`^${escaped(`${request.method} ${request.target} `)}`));
      expect(bytesOf(fields, '%>s')).toBe(String(status));
      expect(bytesOf(fields, '%a')).toBe(from ?? '127.0.0.1');
      expect(bytesOf(fields, '%{remote}p')).toMatch(/^\d+$/);
      expect(bytesOf(fields, '%{min}T')).toBe('min');
      if (user !== undefined) expect(bytesOf(fields, '%u')).toBe(user);
      const shown = [400, 401, 404].includes(status);
      if (userAgent !== undefined) expect(bytesOf(fields, '%400,401,404{User-Agent}i')).toBe(shown ? userAgent : null);
      if (status === 200) expect(bytesOf(fields, '%!200,304{Host}i')).toBeNull();
    },
  );

  it('gives the same time in every form', () => {
    const format = parser(recordedFormat('times'));
    for (const line of recordedLines('times')) {
      const fields = parsed(format, line);
      expect(fields.time).toBe(Number(bytesOf(fields, '%{msec}t')));
      const alone = (directive: string) =>
        parsed(parser(directive), Buffer.from(fields.fields.get(directive)?.bytes ?? []).toString('latin1')).time;
      const second = Math.floor((fields.time ?? 0) / 1000) * 1000;
      for (const directive of [
        '%t',
        '%{begin}t',
        '%{sec}t',
        '%{begin:%s}t',
        '%{%F %T %Z}t',
        '%{%d/%b/%Y %T}t',
        '%{%c}t',
      ]) {
        expect(alone(directive)).toBe(second);
      }
      expect(alone('%{begin:msec}t')).toBe(fields.time);
      expect(bytesOf(fields, '%{bogus}t')).toBe('bogus');
    }
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
