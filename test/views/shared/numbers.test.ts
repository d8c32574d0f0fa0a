import { describe, expect, it } from 'vitest';
import { countOf, formatCount, formatShare } from '../../../src/views/shared/numbers.js';

describe('formatCount', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [61207, '61,207'],
    [1034567817, '1,034,567,817'],
  ])('%d is %s', (count, shown) => {
    expect(formatCount(count)).toBe(shown);
  });
});

describe('formatShare', () => {
  it.each([
    [3842, 61207, '6.3 %'],
    [0, 10, '0 %'],
    [10, 10, '100 %'],
    [1, 1_000_000, '< 0.1 %'],
    [999_999, 1_000_000, '> 99.9 %'],
    [1, 3, '33.3 %'],
    [0, 0, ''],
  ])('%d of %d is "%s"', (part, whole, shown) => {
    expect(formatShare(part, whole)).toBe(shown);
  });
});

describe('countOf', () => {
  it('knows one from many', () => {
    expect([countOf(1, 'client'), countOf(412, 'client'), countOf(2, 'entry', 'entries')]).toEqual([
      '1 client',
      '412 clients',
      '2 entries',
    ]);
  });
});
