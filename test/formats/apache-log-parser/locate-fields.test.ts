import { describe, expect, it } from 'vitest';
import { compileLocator } from '../../../src/formats/apache-log-parser/locate-fields.js';
import { parseLogFormat } from '../../../src/formats/apache-log-parser/log-format-items.js';

function locator(format: string) {
  const items = parseLogFormat(format);
  if ('fault' in items) throw new Error(items.fault);
  return compileLocator(items);
}

/** The values of a line, or the reason why it does not fit. */
function locate(format: string, line: string): readonly string[] | string {
  const { locate, starts, ends, reason } = locator(format);
  // Other lines stand around it in the chunk.
  const bytes = Buffer.from(`"x y"\n${line}\n"x y" - [`, 'latin1');
  const from = bytes.indexOf(0x0a) + 1;
  if (!locate(bytes, from, from + Buffer.byteLength(line, 'latin1'))) return reason();
  return [...starts].map((start, field) => bytes.toString('latin1', start, ends[field]));
}

const combined = '%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"';
const date = '[22/Nov/2026:16:23:02 +0000]';

describe('compileLocator', () => {
  it.each([
    [
      'common',
      '%h %l %u %t "%r" %>s %b',
      `::1 - - ${date} "GET / HTTP/1.1" 200 -`,
      ['::1', '-', '-', date, 'GET / HTTP/1.1', '200', '-'],
    ],
    ['a user name with spaces', '%l %u %t', `- a b [c ${date}`, ['-', 'a b [c', date]],
    ['an empty user name', '"%u" %s', '"""" 401', ['""', '401']],
    ['a user name between quotes', '"%u" %s', '"a \\" b" 401', ['a \\" b', '401']],
    ['an unquoted path with spaces', '%m %U%q %H', 'GET /a b?c=d e HTTP/1.1', ['GET', '/a b', '?c=d e', 'HTTP/1.1']],
    ['a path without a query', '%m %U%q %H', 'GET /a HTTP/1.1', ['GET', '/a', '', 'HTTP/1.1']],
    ['a path behind its host', '"%V%U%q"', '"a.example/x?y"', ['a.example', '/x', '?y']],
    ['one value at the end', '%{Referer}i -> %U', 'http://a/ -> b -> /c', ['http://a/', 'b -> /c']],
    ['escaped bytes of the next literal', '%r|%s', 'GET /a\\|b|200', ['GET /a\\|b', '200']],
    ['a value that holds the next literal', '%r|%s', 'GET /a|b|200', ['GET /a|b', '200']],
    ['a backslash at the end of a value', '"%r" %s', '"GET /\\\\" 200', ['GET /\\\\', '200']],
    ['a dash for a condition that does not hold', '%400t %!200{X}i %200s', '- - -', ['-', '-', '-']],
    ['an unknown argument, which httpd prints', '%{min}T %{x}p %{y}P', 'min x y', ['min', 'x', 'y']],
    ['a thread in hexadecimal', '%{hextid}P %P', '7f129b3e56c0 17', ['7f129b3e56c0', '17']],
    ['a virtual host', '%v:%p %h', '[::1]:80 127.0.0.1', ['[::1]', '80', '127.0.0.1']],
    ['an address with a zone', '%h %l', 'fe80::1%eth0 -', ['fe80::1%eth0', '-']],
    ['nothing between literals', '(%q)', '()', ['']],
    ['text that is no ASCII', 'é%h', 'Ã©127.0.0.1', ['127.0.0.1']],
  ])('locates %s', (_, format, line, values) => {
    expect(locate(format, line)).toEqual(values);
  });

  it.each([
    ['no date', combined, '127.0.0.1 - - "GET / HTTP/1.1" 200', 'there is no %t at byte 15'],
    ['a cut line', combined, `127.0.0.1 - - ${date} "GET / HTTP/1.1" 20`, 'the line ends before " "'],
    [
      'a line cut in its last value',
      combined,
      `127.0.0.1 - - ${date} "GET / HTTP/1.1" 200 5 "-" "curl`,
      'the line ends within %{User-Agent}i',
    ],
    ['more than the format', '%h %l', '127.0.0.1 - x', 'the line goes on at byte 12, where the format ends'],
    ['more than a number', '%s', '200 5', 'the line goes on at byte 4, where the format ends'],
    ['an unescaped quote', '"%r" %s', '"GET /"x" 200', 'there is no "\\" " at byte 7'],
    ['a host and port for a client', '%h %l %u %t', `api.example:80 127.0.0.1 - - ${date}`, 'there is no %h at byte 1'],
    [
      'a column too many before the date',
      '%h %l %u %t',
      `api.example 127.0.0.1 - - ${date}`,
      'there is no %t at byte 25',
    ],
    ['an empty line', '%h %l', '', 'the line ends before %h'],
    ['NULs', '%h %l', '\0\0\x0a7.0.0.1 -', 'there is no %h at byte 1'],
  ])('refuses %s', (_, format, line, reason) => {
    expect(locate(format, line)).toBe(reason);
  });

  it('gives up a line that would take more than a few looks at every byte', () => {
    const spaces = ' '.repeat(100_000);
    expect(locate('%l %u %{A}i %{B}i|', `a${spaces}b`)).toBe('it fits the format in too many ways to tell them apart');
    expect(locate('%{A}i%b|', '1'.repeat(1_000_000))).toBe('it fits the format in too many ways to tell them apart');
    expect(locate('%h,%{A}i|', 'a,'.repeat(500_000))).toBe('it fits the format in too many ways to tell them apart');
    expect(locate('%{A}i%{B}i%{C}i|', 'x'.repeat(100_000))).toBe(
      'it fits the format in too many ways to tell them apart',
    );
  });
});
