import fc from 'fast-check';
import { expect, it } from 'vitest';
import { viewOf } from '../../../src/formats/har/json-bytes.js';
import { isCompactOrigin, skipCompactHeader } from '../../../src/formats/har/skip-header.js';

function skip(text: string): number {
  const chunk = Buffer.from(text);
  return skipCompactHeader(chunk, viewOf(chunk), 0, chunk.length);
}

it('passes over a header, whatever its name and value', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, value) => {
      const text = JSON.stringify({ name, value });
      expect(skip(`${text},`)).toBe(Buffer.byteLength(text));
      for (let end = 0; end < text.length; end++) expect(skip(text.slice(0, end))).toBe(-1);
    }),
  );
});

it.each([
  '{"name": "a","value":"b"},',
  '{"name":"a", "value":"b"},',
  '{"value":"b","name":"a"},,,,,,,',
  '{"name":"a","value":"b","comment":""},',
  '{"name":"a","values":"b"},,,,,,',
  '{"nama":"a","value":"b"},',
  '{"name":1,"value":"b"},,,,,,,,,',
  '{"name":"a","value":1},,,,,,,,,',
])('leaves %s to be read token by token', (text) => {
  expect(skip(text)).toBe(-1);
});

it.each([
  ['Origin', true],
  ['ORIGIN', true],
  ['o\u0000', true],
  ['Accept', false],
  ['Origins', false],
  ['', false],
])('says whether %j may be Origin: %s', (name, maybe) => {
  const chunk = Buffer.from(`${JSON.stringify({ name, value: 'origin' })},`);
  expect(isCompactOrigin(chunk, viewOf(chunk), 0, chunk.length)).toBe(maybe);
});
