import { describe, expect, it } from 'vitest';
import { layOutLogFormat } from '../../../src/formats/access-log/layout.js';
import { compilePlainLines, describePlainLines } from '../../../src/formats/access-log/plain-lines.js';
import { hashText } from '../../../src/formats/format.js';

const combined = '%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"';

function shapeOf(format: string) {
  const layout = layOutLogFormat(format);
  if ('error' in layout) throw new Error(layout.error);
  return describePlainLines(layout);
}

function read(text: string, format = combined) {
  const shape = shapeOf(format);
  if (shape === null) throw new Error('no plain format');
  const lines = compilePlainLines(structuredClone(shape));
  const bytes = Buffer.from(`xx${text}\n`);
  const how = lines.read(bytes, 2, bytes.length - 1);
  const { line } = lines;
  const part = ({ start, end }: { readonly start: number; readonly end: number }) => bytes.toString('utf8', start, end);
  return { how, line, part };
}

describe('formats whose lines say no more than is looked at', () => {
  it.each([
    ['combined', combined, true],
    ['combined behind a virtual host', `%v ${combined}`, true],
    ['combined with bytes and time', `${combined} %I %O %D`, true],
    ['common', '%h %l %u %t "%r" %>s %b', false],
    ['with Origin', `${combined} "%{Origin}i"`, false],
    ['with a header of the answer', `${combined} "%{Access-Control-Allow-Origin}o"`, false],
    ['with a proxy that speaks for others', `${combined} "%{X-Forwarded-For}i"`, false],
    ['with cookies', `${combined} "%{Cookie}i"`, false],
    ['with an id for the error log', `${combined} %L`, false],
    ['with a header under a condition', combined.replace('%{Referer}i', '%400{Referer}i'), false],
    ['in milliseconds', combined.replace('%t', '[%{msec}t]'), false],
  ])('%s', (_, format, isPlain) => {
    expect(shapeOf(format) !== null).toBe(isPlain);
  });
});

describe('a line in numbers', () => {
  it('has everything where it stands', () => {
    const { how, line, part } = read(
      'api.example.com 2001:db8::1 - - [22/Nov/2026:07:00:09 +0100] "OPTIONS /a?b=1 HTTP/1.1" 204 231 "https://a.example/" "Mozilla/5.0 (\\"x\\")"',
      `%v ${combined}`,
    );
    expect(how).toBe('plain');
    expect(line.seconds).toBe(Date.UTC(2026, 10, 22, 6, 0, 9) / 1000);
    expect([line.status, line.size, line.clientHash >>> 0]).toEqual([204, 231, hashText('2001:db8::1')]);
    expect([line.host, line.client, line.method, line.target, line.referer, line.agent].map(part)).toEqual([
      'api.example.com',
      '2001:db8::1',
      'OPTIONS',
      '/a?b=1',
      'https://a.example/',
      'Mozilla/5.0 (\\"x\\")',
    ]);
  });

  const line = (request: string, rest = '204 - "-" "M"', client = '192.0.2.1', time = '22/Nov/2026:06:00:00 +0000') =>
    `${client} - - [${time}] "${request}" ${rest}`;

  it.each([
    ['an escaped target', line('GET /\\"x HTTP/1.1')],
    ['a target that is no ASCII', line('GET /ü HTTP/1.1')],
    ['a fragment', line('GET /#x HTTP/1.1')],
    ['a space in the target', line('GET /a b HTTP/1.1')],
    ['an absolute target', line('GET http://a/ HTTP/1.1')],
    ['a target that is an asterisk', line('OPTIONS * HTTP/1.1')],
    ['no target', line('-')],
    ['an unknown client', line('GET / HTTP/1.1', undefined, '-')],
    ['a client that is no ASCII', line('GET / HTTP/1.1', undefined, 'ü')],
    ['no program', line('GET / HTTP/1.1', '204 - "-" "-"')],
    ['no status', line('GET / HTTP/1.1', '- - "-" "M"')],
    ['a month that no calendar has', line('GET / HTTP/1.1', undefined, undefined, '22/Nix/2026:06:00:00 +0000')],
    ['a time beyond 2038', line('GET / HTTP/1.1', undefined, undefined, '22/Nov/2040:06:00:00 +0000')],
  ])('is odd with %s', (_, text) => {
    expect(read(text).how).toBe('odd');
  });

  it('is unreadable where it has not the shape of the format', () => {
    expect(read('192.0.2.1 - - [22/Nov/2026:06:00:00 +0000] "GET / HT').how).toBe('unreadable');
    expect(read('').how).toBe('unreadable');
  });

  it('does not say how much was sent where a dash stands', () => {
    expect(read(line('GET / HTTP/1.1')).line.size).toBe(-1);
  });
});
