import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exceptionInLines, readBody } from '../../../src/formats/exceptions/recognise.js';
import { longestExcerpt } from '../../../src/formats/har/body-excerpt.js';
import { recordedBody } from './bodies.js';

const recordings = readdirSync(new URL('recordings', import.meta.url))
  .filter((name) => name.includes('.body'))
  .map((name) => name.replace(/\.body(\.gz)?$/, ''));

/** What is kept of a body must stay small, whatever the body. */
function expectBounded(body: string): void {
  const { exception, text } = readBody(body);
  expect(text.length).toBeLessThanOrEqual(300);
  if (exception === null) return;
  expect(exception.type?.length ?? 0).toBeLessThanOrEqual(200);
  expect(exception.message?.length ?? 0).toBeLessThanOrEqual(1000);
  expect(JSON.stringify(exception.frame).length).toBeLessThanOrEqual(5200);
}

describe('readBody', () => {
  it.each([
    [
      'a page of nginx',
      '<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>',
      '403 Forbidden · nginx/1.22.1',
    ],
    ['a word', 'Cannot OPTIONS /orders', 'Cannot OPTIONS /orders'],
    [
      'JSON',
      '{"error": "CORS origin\\tnot allowed",\n "code": 17}',
      '{"error": "CORS origin\\tnot allowed", "code": 17}',
    ],
    ['nothing', '  \n', ''],
    [
      'words about exceptions',
      'Error: the Exception com.example.Gone is documented at (https://x.example/a.java:1)',
      'Error: the Exception com.example.Gone is documented at (https://x.example/a.java:1)',
    ],
  ])('says how %s begins', (_, body, text) => {
    expect(readBody(body)).toEqual({ exception: null, text });
  });

  it('says nothing more where an exception says it all', () => {
    expect(readBody(recordedBody('tomcat')).text).toBe('');
  });

  it('reads JSON that was cut off', () => {
    const whole = JSON.stringify({
      status: 500,
      trace: 'com.example.Gone: "x"\n\tat com.example.A.b(A.java:3)\n',
      path: '/',
    });
    expect(readBody(whole.slice(0, -12)).exception).toMatchObject({ type: 'com.example.Gone', message: '"x"' });
  });

  it('leaves prototypes alone', () => {
    expect(readBody('{"__proto__":{"exception":"X","trace":[]},"status":500}').exception).toBeNull();
    expect(Object.prototype).not.toHaveProperty('exception');
  });
});

it.each(recordings)('the exception of %s is within the part of a body that is kept', (name) => {
  const { exception } = readBody(recordedBody(name).slice(0, longestExcerpt));
  expect(exception?.message).toEqual(expect.any(String));
  expect(exception?.frame?.file ?? name).toMatch(/\.(?:java|php|py|mjs|cs|rb|go)$|^fastify$/);
});

describe('exceptionInLines', () => {
  it('finds nothing in lines that tell of none', () => {
    expect(exceptionInLines(['AH01630: client denied by server configuration: /srv/www/api'])).toBeNull();
    expect(exceptionInLines([])).toBeNull();
  });
});

/** Nothing in a body may make it fail, grow, or go over the same text again and again. */
describe('whatever a body holds', () => {
  it.each(recordings)('%s cut off anywhere, and with pieces of itself in wrong places', (name) => {
    const body = recordedBody(name).slice(0, 30_000);
    fc.assert(
      fc.property(fc.nat(body.length), fc.nat(body.length), fc.nat(2000), (cut, from, length) => {
        expectBounded(body.slice(0, cut) + body.slice(from, from + length) + body.slice(cut));
        expectBounded(body.slice(cut, cut + length));
      }),
      { numRuns: 25 },
    );
  });

  const pieces = [
    ...[
      'a.',
      'A.',
      'A\\',
      '(',
      '((',
      ' ',
      '\t',
      ': ',
      ' in ',
      'at ',
      'at a.b(',
      '/',
      '#0 a(1): ',
      '---> ',
      'Caused by: ',
    ],
    ...[
      '<',
      '</',
      '<!--',
      '<style>',
      '&#',
      '&lt;',
      '{"a":',
      '\\n',
      'File "',
      ' panic: ',
      '.rb:1:in `',
      'Error',
      '\u0000',
      '\ud800',
    ],
    ...[
      'com.a.B: c\n',
      '\tat a.b.C(D.java:1)\n',
      'Traceback (most recent call last):\n',
      '  File "a.py", line 1, in b\n',
    ],
    ...[
      'goroutine 1 [running]:\n',
      'main.f()\n\t/a.go:1\n',
      'panic(\n',
      "a.rb:1:in `b'\n",
      '    at f (/a.js:1:2)\n',
      'A at /x\n',
    ],
    ...[
      'Fatal error: Uncaught A: b in c:1\n',
      'Exception Type:\n',
      'Django Version:\n',
      '   at A.B(C d) in e:line 1\n',
    ],
  ];

  it.each(pieces)('%j without end', (piece) => {
    expectBounded(piece.repeat(65_536 / piece.length));
    expectBounded(`${`Error ${piece.repeat(1900 / piece.length)}\n`.repeat(34)}`);
  });

  it('any mixture of what recognisers look for', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...pieces), maxLength: 400 }), expectBounded));
  });
});
