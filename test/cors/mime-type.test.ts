import { expect, test } from 'vitest';
import { mimeEssence } from '../../src/cors/mime-type.js';

test.each([
  ['text/plain', 'text/plain'],
  ['TEXT/Plain', 'text/plain'],
  [' text/plain \t; charset=utf-8', 'text/plain'],
  ['text/plain;', 'text/plain'],
  ['text/plain;a="b', 'text/plain'],
  ['multipart/form-data; boundary=x/y', 'multipart/form-data'],
  ['text/plain, application/json', null],
  ['text/plain,', null],
  ['text/plain/x', null],
  ['text/ plain', null],
  ['text /plain', null],
  ['text/', null],
  ['/plain', null],
  ['text', null],
  ['', null],
])('%j is %s', (value, essence) => {
  expect(mimeEssence(value)).toBe(essence);
});
