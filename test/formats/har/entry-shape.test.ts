import { expect, it } from 'vitest';
import * as shape from '../../../src/formats/har/entry-shape.js';
import { memberPlace, memberPlaceOfBytes, type Place } from '../../../src/formats/har/entry-shape.js';

const ofBytes = (place: Place, key: string) =>
  memberPlaceOfBytes(place, Buffer.from(`"${key}":`), 1, Buffer.byteLength(key) + 1);

it.each([
  [shape.root, 'log', shape.log],
  [shape.root, 'entries', shape.entries],
  [shape.root, 'har', shape.wrapper],
  [shape.wrapper, 'log', shape.log],
  [shape.wrapper, 'entries', shape.wrapper],
  [shape.log, 'entries', shape.entries],
  [shape.log, 'log', shape.dropped],
  [shape.entries, 'log', shape.dropped],
  [shape.entry, 'request', shape.request],
  [shape.entry, 'startedDateTime', shape.started],
  [shape.entry, '_webSocketMessages', shape.dropped],
  [shape.entry, '', shape.dropped],
  [shape.entry, '__proto__', shape.dropped],
  [shape.entry, 'x'.repeat(1000), shape.dropped],
  [shape.content, 'text', shape.text],
  [shape.kept, 'request', shape.kept],
  [shape.dropped, 'request', shape.dropped],
])('the place of a member', (place, key, expected) => {
  expect(memberPlace(place, key)).toBe(expected);
  expect(ofBytes(place, key)).toBe(expected);
});

it('knows names with escapes', () => {
  expect(ofBytes(shape.entry, 'req\\u0075est')).toBe(shape.request);
  expect(ofBytes(shape.entry, 'req\\x')).toBe(shape.dropped);
});
