import { expect, test } from 'vitest';
import { isSafelistedHeader } from '../../src/cors/safelisted-header.js';

test.each([
  ['Accept', 'application/json, */*;q=0.5'],
  ['accept', ''],
  ['accept', 'a\tb'],
  ['accept', 'é'],
  ['accept', 'a'.repeat(128)],
  ['Accept-Language', 'en-US,en;q=0.5'],
  ['content-language', '*'],
  ['content-type', 'text/plain; charset=utf-8'],
  ['Content-Type', 'Application/X-WWW-Form-Urlencoded'],
  ['content-type', 'multipart/form-data; boundary=x'],
  ['Range', 'bytes=0-'],
])('%s: %s needs no preflight', (name, value) => {
  expect(isSafelistedHeader(name, value)).toBe(true);
});

test.each([
  ['accept', 'a'.repeat(129)],
  ...[...'"():<>?@[\\]{}\x7f\0\n'].map((byte) => ['accept', `a${byte}b`] as const),
  ['accept-language', 'en_US'],
  ['accept-language', 'en\tUS'],
  ['content-language', 'é'],
  ['content-type', 'application/json'],
  ['content-type', 'text/plain; a="b"'],
  ['content-type', ''],
  ['range', 'bytes=-5'],
  ['last-event-id', '1'],
  ['authorization', 'Bearer x'],
  ['dpr', '2'],
  ['__proto__', 'x'],
] as const)('%s: %j needs one', (name, value) => {
  expect(isSafelistedHeader(name, value)).toBe(false);
});
