import { expect, it } from 'vitest';
import { bodyExcerpt } from '../../../src/formats/har/body-excerpt.js';

const raw = (text: string) => JSON.stringify(text).slice(1, -1);

it('decodes what was left out of the entry', () => {
  expect(bodyExcerpt({}, raw('a "quoted"\nline \ud83d\ude00'))).toBe('a "quoted"\nline \ud83d\ude00');
});

it('prefers what is in the entry', () => {
  expect(bodyExcerpt({ text: 'here' }, raw('there'))).toBe('here');
});

it('decodes base64, also where it was cut off', () => {
  const text = 'java.lang.NullPointerException\n'.repeat(1000);
  const encoded = Buffer.from(text).toString('base64');
  expect(bodyExcerpt({ encoding: 'base64' }, encoded)).toBe(text.slice(0, 8192));
  expect(bodyExcerpt({ encoding: 'Base64' }, encoded.slice(0, 41))).toBe(text.slice(0, 30));
});

it.each(['abc\\', 'abc\\u', 'abc\\u00e'])('forgives a cut inside an escape: %s', (text) => {
  expect(bodyExcerpt({}, text)).toBe('abc');
});

it('is bounded', () => {
  expect(bodyExcerpt({ text: 'x'.repeat(1_000_000) }, '')).toHaveLength(8192);
});

it('is empty where the text is no JSON', () => {
  expect(bodyExcerpt({}, 'a\\x b')).toBe('');
});
