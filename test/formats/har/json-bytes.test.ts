import { expect, it } from 'vitest';
import { endsEscaping } from '../../../src/formats/har/json-bytes.js';

it.each([
  ['', false],
  ['a', false],
  ['\\', true],
  ['\\\\', false],
  ['a\\\\\\', true],
])('%j ends in an escape: %s', (text, escaping) => {
  const bytes = Buffer.from(text);
  expect(endsEscaping(bytes, 0, bytes.length)).toBe(escaping);
});
