import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../src/cli/duration.js';

describe('parseDuration', () => {
  it.each([
    ['5s', 5000],
    ['2m', 120_000],
    ['2min', 120_000],
    ['500ms', 500],
    ['1h', 3_600_000],
    ['0.5s', 500],
    ['30', 30_000],
    [' 10 S ', 10_000],
    ['24h', 86_400_000],
  ])('%s is %d ms', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  it.each([
    '',
    's',
    '0s',
    '-5s',
    '5x',
    '25h',
    '1e9s',
    '5s5',
    'constructor',
    '5constructor',
    '∞',
    `${'9'.repeat(400)}s`,
  ])('"%s" is none', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});
