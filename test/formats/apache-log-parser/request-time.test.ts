import { describe, expect, it } from 'vitest';
import { compileLogFormat, type LogParser } from '../../../src/formats/apache-log-parser/log-parser.js';
import { readInteger } from '../../../src/formats/apache-log-parser/request-time.js';

function parser(format: string): LogParser {
  const compiled = compileLogFormat(format);
  if ('error' in compiled) throw new Error(compiled.error);
  return compiled;
}

function time(format: string, line: string): { time: number | null; resolution: number | null; zoneless: boolean } {
  const compiled = parser(format);
  const parsed = compiled.parseLine(line);
  if ('reason' in parsed) throw new Error(parsed.reason);
  return {
    time: parsed.time,
    resolution: compiled.time?.resolution ?? null,
    zoneless: compiled.time?.zoneless ?? false,
  };
}

const start = Date.parse('2026-11-22T16:23:02.974Z');
const second = Date.parse('2026-11-22T16:23:02Z');

describe('compileTimeReader', () => {
  it.each([
    ['%t', '[22/Nov/2026:16:23:02 +0000]', second, 1000],
    ['%{}t', '[22/Nov/2026:21:53:02 +0530]', second, 1000],
    ['%{begin}t', '[22/Nov/2026:16:23:02 +0000]', second, 1000],
    ['%{sec}t', '1795364582', second, 1000],
    ['%{msec}t', '1795364582974', start, 1],
    ['%{begin:usec}t', '1795364582974088', start, 1],
    ['%t %{usec}t', '[22/Nov/2026:16:23:02 +0000] 1795364582974088', start, 1],
    ['%t %{msec_frac}t', '[22/Nov/2026:16:23:02 +0000] 974', start, 1],
    ['%{%Y-%m-%dT%H:%M:%S}t.%{usec_frac}t%{%z}t', '2026-11-22T21:53:02.974088+0530', start, 1],
    ['%{%s}t', '1795364582', second, 1000],
    ['%{%Y %j %T %Z}t', '2026 326 16:23:02 GMT', second, 1000],
    ['%{%d.%m.%y %I:%M %p %z}t', '22.11.26 04:23 PM +0000', second - 2000, 60_000],
    ['%{end}t %D', '[22/Nov/2026:16:23:08 +0000] 6001941', second - 1, 1000],
    ['%{end:msec}t %{ms}T', '1795364583974 1000', start, 1],
    ['%{end:msec}t %T %D', '1795364583974 1 1000000', start, 1],
    ['%{end:sec}t', '1795364582', second, 1000],
    ['%{end:msec}t %t', '1795364599999 [22/Nov/2026:16:23:02 +0000]', second, 1000],
  ])('reads %s', (format, line, expected, resolution) => {
    expect(time(format, line)).toEqual({ time: expected, resolution, zoneless: false });
  });

  it('says where a local time has no zone', () => {
    expect(time('%{%F %T}t', '2026-11-22 16:23:02')).toEqual({ time: second, resolution: 1000, zoneless: true });
  });

  it('has no time where a date is not complete', () => {
    expect(parser('%h %{%T}t').time).toBeNull();
    expect(parser('%h %200t').time).toBeNull();
    expect(parser('%h %{usec_frac}t').time).toBeNull();
  });

  it('gives null for what looks like a time and is none', () => {
    expect(time('%t', '[99/Nov/2026:16:23:02 +0000]').time).toBeNull();
    expect(time('%{%F %T %z}t', '2026-13-22 16:23:02 +0000').time).toBeNull();
    expect(time('%{sec}t', '-').time).toBeNull();
  });
});

describe('readInteger', () => {
  it.each([
    ['0', 0],
    ['18446', 18446],
    ['-', null],
    ['-1', null],
    ['', null],
    ['1'.repeat(19), null],
  ])('reads %j', (text, value) => {
    expect(readInteger(Buffer.from(text), 0, text.length)).toBe(value);
  });
});
