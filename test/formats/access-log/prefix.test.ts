import { describe, expect, it } from 'vitest';
import { findColumns } from '../../../src/formats/access-log/columns.js';
import { compilePrefixHash, describePrefix, unknown } from '../../../src/formats/access-log/prefix.js';
import { compileLogFormat } from '../../../src/formats/apache-log-parser/log-parser.js';
import { hashText } from '../../../src/formats/format.js';

const combined = '%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"';
const common = '%h %l %u %t "%r" %>s %b';

function describeFormat(format: string) {
  const parser = compileLogFormat(format);
  if ('error' in parser) throw new Error(parser.error);
  return describePrefix(parser.items, findColumns(parser.directives));
}

function hashOf(format: string, line: string): number {
  const shape = describeFormat(format);
  if (shape === null) throw new Error(`${format} has no fast path`);
  const bytes = Buffer.from(`x\n${line}\n- - [22/Nov/2026:16:23:02 +0000] "GET`, 'latin1');
  // As it comes to another thread.
  return compilePrefixHash(structuredClone(shape))(bytes, 2, 2 + line.length);
}

function check(format: string, line: string): 'skip' | 'look' {
  return hashOf(format, line) === unknown ? 'look' : 'skip';
}

const rest = '- - [22/Nov/2026:16:23:02 +0000] "GET / HTTP/1.1" 200 5';

describe('the beginning of a line', () => {
  it.each([
    ['common', common, `192.0.2.7 ${rest}`],
    ['combined', combined, `::1 ${rest} "-" "-"`],
    ['vhost_combined', `%v:%p ${combined}`, `api.example:80 192.0.2.7 ${rest} "-" "-"`],
    ['a virtual host without port', `%V ${common}`, `api.example 192.0.2.7 ${rest}`],
    ['a user name', common, `192.0.2.7 - a b [22/Nov/2026:16:23:02 +0000] "GET / HTTP/1.1" 200 -`],
    ['an empty user name', common, `192.0.2.7 - "" [22/Nov/2026:16:23:02 +0000] "GET / HTTP/1.1" 401 9`],
    ['the time of the end', '%h %l %u %{end}t "%r" %>s %b', `192.0.2.7 ${rest}`],
    ['a dash for the identity', '%a - %u %t "%r" %>s %b', `192.0.2.7 ${rest}`],
    ['the host for the identity', '%h %V %u %t "%r" %>s %b', `192.0.2.7 api.example:80${rest.slice(1)}`],
    ['an odd request', common, `192.0.2.7 - - [22/Nov/2026:16:23:02 +0000] "-" 408 0`],
    ['a time behind it', `${common} %D`, `192.0.2.7 ${rest} 17`],
    ['any end where the format ends with text', '%h %l %u %t "%r" %{X}i', `192.0.2.7 ${rest}`],
  ])('skips %s', (_, format, line) => {
    expect(check(format, line)).toBe('skip');
  });

  it.each([
    ['an OPTIONS', `192.0.2.7 - - [22/Nov/2026:16:23:02 +0000] "OPTIONS / HTTP/1.1" 200 5`],
    ['no client', `- ${rest}`],
    ['a client that is no ASCII', `caf\xe9.example ${rest}`],
    ['a control character in the client', `192.0.2.7\x01 ${rest}`],
    ['no date', '192.0.2.7 - - "GET / HTTP/1.1" 200 5'],
    ['a column too many', `192.0.2.7 - ${rest}`],
    ['a column too many behind a name', `192.0.2.7 - x ${rest}`],
    ['no quote before the request', `192.0.2.7 - - [22/Nov/2026:16:23:02 +0000] GET / HTTP/1.1 200 5`],
    ['a user name with a bracket', `192.0.2.7 - a [b [22/Nov/2026:16:23:02 +0000] "GET / HTTP/1.1" 200 5`],
    ['a line cut at its end', `192.0.2.7 ${rest} "-" "Mozilla/5.`],
    ['a line cut before its date', '192.0.2.7 -'],
    ['a line cut in its date', '192.0.2.7 - - [22/Nov/2026:16:23'],
    ['a line cut behind its date', '192.0.2.7 - - [22/Nov/2026:16:23:02 +0000]'],
    ['an empty line', ''],
    ['NULs', '\0'.repeat(100)],
  ])('looks at %s', (_, line) => {
    expect(check(common, line)).toBe('look');
  });

  it('gives the hash of the client', () => {
    expect(hashOf(common, `192.0.2.7 ${rest}`)).toBe(hashText('192.0.2.7') | 0);
    expect(hashOf(`%v:%p ${combined}`, `api.example:80 ::1 ${rest} "-" "-"`)).toBe(hashText('::1') | 0);
  });

  it('looks at lines that show an Origin, or anything behind it', () => {
    const format = `${combined} "%{Origin}i" "%{Vary}o"`;
    const line = `192.0.2.7 ${rest} "-" "-"`;
    expect(check(format, `${line} "-" "-"`)).toBe('skip');
    expect(check(format, `${line} "null" "-"`)).toBe('look');
    expect(check(format, `${line} "-" "Origin"`)).toBe('look');
    expect(check(format, `${line} "" "-"`)).toBe('look');
    expect(check(format, `192.0.2.7 ${rest} "-" "x\\" \\"-" "-" "null" "-"`)).toBe('look');
    expect(check(format, '"-" "-"')).toBe('look');
  });

  it('looks at lines that show for whom a proxy speaks', () => {
    const format = `${combined} "%{X-Forwarded-For}i"`;
    const line = `10.0.0.5 ${rest} "-" "-"`;
    expect(check(format, `${line} "-"`)).toBe('skip');
    expect(check(format, `${line} "192.0.2.1"`)).toBe('look');
    expect(describeFormat(`%h %l %u %t "%r" %>s %b "%{X-Forwarded-For}i" %D`)).toBeNull();
  });

  it.each([
    ['another beginning', '%t %h "%r"'],
    ['another client', `${common} %a`],
    ['an Origin without quotes', `${combined} %{Origin}i`],
    ['an Origin before something else', `${combined} "%{Origin}i" %D`],
    ['an Origin between labels', `${combined} o="%{Origin}i"`],
    ['another time', '%h %l %u %{sec}t "%r"'],
    ['conditions', '%200h %l %u %t "%r"'],
  ])('is not for formats with %s', (_, format) => {
    expect(describeFormat(format)).toBeNull();
  });
});
