import { expect, it } from 'vitest';
import { bodyExcerpt } from '../../../src/formats/har/body-excerpt.js';

const raw = (text: string) => JSON.stringify(text).slice(1, -1);

it('decodes what was left out of the entry', () => {
  expect(bodyExcerpt({}, raw('a "quoted"\nline \ud83d\ude00'), null)).toBe('a "quoted"\nline \ud83d\ude00');
});

it('prefers what is in the entry', () => {
  expect(bodyExcerpt({ text: 'here' }, raw('there'), null)).toBe('here');
});

it('decodes base64, also where it was cut off', () => {
  const text = 'java.lang.NullPointerException\n'.repeat(3000);
  const encoded = Buffer.from(text).toString('base64');
  expect(bodyExcerpt({ encoding: 'base64' }, encoded, null)).toBe(text.slice(0, 65_536));
  expect(bodyExcerpt({ encoding: 'Base64' }, encoded.slice(0, 41), null)).toBe(text.slice(0, 30));
});

it.each(['abc\\', 'abc\\u', 'abc\\u00e'])('forgives a cut inside an escape: %s', (text) => {
  expect(bodyExcerpt({}, text, null)).toBe('abc');
});

it('is bounded', () => {
  expect(bodyExcerpt({ text: 'x'.repeat(1_000_000) }, '', null)).toHaveLength(65_536);
});

it('is empty where the text is no JSON', () => {
  expect(bodyExcerpt({}, 'a\\x b', null)).toBe('');
});

it.each([
  ['text/html; charset=iso-8859-1', 'latin1', 'Größe'],
  ['text/plain;charset="utf-16le"', 'utf16le', 'Größe'],
  ['text/html; charset=no-such-thing', 'utf8', 'Größe'],
  ['text/html', 'utf8', 'Größe'],
] as const)('decodes base64 as %s says', (contentType, encoding, text) => {
  const encoded = Buffer.from(text, encoding).toString('base64');
  expect(bodyExcerpt({ encoding: 'base64', text: encoded }, '', contentType)).toBe(text);
});
