import { describe, expect, it } from 'vitest';
import { condense, sparkline } from '../../../src/views/shared/sparkline.js';

describe('sparkline', () => {
  it('is as high as the value is to the largest', () => {
    expect(sparkline([0, 1, 50, 100])).toBe('▁▂▅█');
  });

  it('draws only nothing at the bottom', () => {
    expect(sparkline([0, 1, 1_000_000])).toBe('▁▂█');
    expect(sparkline([0, 0])).toBe('▁▁');
    expect(sparkline([])).toBe('');
  });
});

describe('condense', () => {
  it('sums neighbours until they fit', () => {
    expect(condense([1, 2, 3, 4, 5], 3)).toEqual({ values: [3, 7, 5], step: 2 });
  });

  it('leaves alone what fits', () => {
    expect(condense([1, 2, 3], 3)).toEqual({ values: [1, 2, 3], step: 1 });
  });
});
