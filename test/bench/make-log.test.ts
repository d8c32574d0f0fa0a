import { describe, expect, test } from 'vitest';
import { linesOf, type Recipe } from './make-log.js';

const lines = 20_000;
const made = (recipe: Omit<Recipe, 'lines'>) => [...linesOf({ lines, ...recipe })];
const preflights = (log: readonly string[]) => log.filter((line) => line.includes('"OPTIONS ')).length / lines;

describe('a made log', () => {
  test('is the same each time, and as long as asked for', () => {
    const log = made({ options: 0.0615, kind: 'usual' });
    expect(log).toHaveLength(lines);
    expect(log).toEqual(made({ options: 0.0615, kind: 'usual' }));
  });

  test('has the share of preflights that the bench names', () => {
    expect(preflights(made({ options: 0.0615, kind: 'usual' }))).toBeCloseTo(0.058, 2);
    expect(preflights(made({ options: 0.005, kind: 'usual' }))).toBeCloseTo(0.005, 3);
    expect(preflights(made({ options: 1, kind: 'failing' }))).toBe(1);
  });

  test('can have a client, a URL and an origin of its own in every line', () => {
    const log = made({ options: 0.5, kind: 'hostile' });
    for (const part of [0, 6, 10]) expect(new Set(log.map((line) => line.split(' ')[part])).size).toBe(lines);
  });
});
