import { expect, test } from 'vitest';
import { isSimpleRange } from '../../src/cors/range-value.js';

test.each(['bytes=0-', 'bytes=0-0', 'bytes=5-10', 'bytes=00-1', 'bytes=9-10', `bytes=1-${'9'.repeat(30)}`])(
  '%s is simple',
  (value) => {
    expect(isSimpleRange(value)).toBe(true);
  },
);

test.each([
  'bytes=5-3',
  'bytes=-5',
  'bytes=0-1,2-3',
  'bytes= 0-1',
  'BYTES=0-1',
  'bytes=0-1 ',
  'bytes=-',
  'bytes',
  '',
  'bytes=010-9',
])('%j is not', (value) => {
  expect(isSimpleRange(value)).toBe(false);
});
