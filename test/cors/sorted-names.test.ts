import { expect, test } from 'vitest';
import { sortedNames } from '../../src/cors/sorted-names.js';

test('names are lower-case, once, by bytes', () => {
  expect(sortedNames(['X-b', 'x-A', 'x_a', '', 'x-B', '*'])).toEqual(['*', 'x-a', 'x-b', 'x_a']);
});
