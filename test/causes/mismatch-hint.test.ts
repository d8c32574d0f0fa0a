import { expect, it } from 'vitest';
import { mismatchHint } from '../../src/causes/mismatch-hint.js';

it.each([
  ['https://app.example.com/', 'trailing slash'],
  ['http://app.example.com', 'another scheme'],
  ['https://app.example.com:8443', 'another port'],
  ['https://APP.example.com', 'upper case'],
  ['https://www.app.example.com', 'www'],
  ['http://app.example.com/', 'trailing slash, another scheme'],
  ['https://app.example.com/shop', 'a path behind the origin'],
  ['null', 'null'],
  ['https://other.example', null],
  [null, null],
])('%s: %s', (allowed, hint) => {
  expect(mismatchHint(allowed, 'https://app.example.com')).toBe(hint);
});
