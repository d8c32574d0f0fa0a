import { expect, it } from 'vitest';
import { memoise } from '../../src/model/memoise.js';

function count(capacity: number) {
  const made: string[] = [];
  const lengthOf = memoise((text) => {
    made.push(text);
    return { length: text.length };
  }, capacity);
  return { made, lengthOf };
}

it('makes each result once', () => {
  const { made, lengthOf } = count(10);
  expect(lengthOf('abc')).toBe(lengthOf('abc'));
  expect(lengthOf('abcd')).toEqual({ length: 4 });
  expect(made).toEqual(['abc', 'abcd']);
});

it('keeps no more results than it may, and none of long texts', () => {
  const { made, lengthOf } = count(2);
  for (const text of ['a', 'b', 'c', 'a']) lengthOf(text);
  expect(made).toEqual(['a', 'b', 'c', 'a']);
  const long = 'x'.repeat(501);
  expect(lengthOf(long)).not.toBe(lengthOf(long));
});
