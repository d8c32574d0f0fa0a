import { expect, test } from 'vitest';
import { originHints } from '../../src/cors/origin-hints.js';

test.each([
  ['https://app.example/', 'https://app.example', ['trailing-slash']],
  ['https://app.example/shop', 'https://app.example', ['path']],
  ['http://app.example', 'https://app.example', ['scheme']],
  ['app.example', 'https://app.example', ['scheme']],
  ['https://app.example', 'https://app.example:8443', ['port']],
  ['https://app.example:443', 'https://app.example', ['port']],
  ['https://App.example', 'https://app.example', ['case']],
  ['HTTPS://app.example', 'https://app.example', ['case']],
  ['https://www.app.example', 'https://app.example', ['www']],
  ['https://app.example', 'https://www.app.example', ['www']],
  ['http://WWW.app.example:80/', 'https://app.example', ['trailing-slash', 'case', 'scheme', 'port', 'www']],
  ['http://[::1]/', 'http://[::1]:3000', ['trailing-slash', 'port']],
  ['null', 'https://app.example', ['null']],
  ['https://app.example', 'null', ['null']],
  ['https://other.example', 'https://app.example', []],
  ['http://app.example.org', 'https://app.example', []],
  ['https://app.example', 'https://app.example', []],
  ['', 'https://app.example', []],
  ['://', 'https://app.example', []],
] as const)('%s for %s', (value, origin, hints) => {
  expect(originHints(value, origin)).toEqual(hints);
});

test('long values with line ends are read once', () => {
  expect(originHints(`${'a'.repeat(1_000_000)}/\n`, 'https://app.example')).toEqual([]);
});
