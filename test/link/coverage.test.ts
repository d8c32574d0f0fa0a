import { expect, it } from 'vitest';
import { createCoverage } from '../../src/link/coverage.js';
import { logRecord } from '../helpers/records.js';

const at = (line: number, file = 'access.log') => logRecord({ source: { file, line } });

it('finds the first preflight of a key for later requests only', () => {
  const coverage = createCoverage(10);
  const first = at(5);
  coverage.note('key', first);
  coverage.note('key', at(7));
  expect(coverage.find('key', at(6))).toBe(first);
  expect(coverage.find('key', at(4))).toBeNull();
  expect(coverage.find('key', at(1, 'access.log.0'))).toBe(first);
  expect(coverage.find('other', at(6))).toBeNull();
});

it('keeps the newest keys', () => {
  const coverage = createCoverage(4);
  const keys = ['a', 'b', 'c', 'd', 'e'];
  for (const key of keys) coverage.note(key, at(1));
  expect(keys.map((key) => coverage.find(key, at(2)) !== null)).toEqual([false, false, true, true, true]);
});
