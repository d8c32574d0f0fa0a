import { expect, it } from 'vitest';
import { clientBit, countBits, estimateClients } from '../../src/summary/client-bits.js';

const setOf = (count: number) =>
  Array.from({ length: count }, (_, i) => clientBit(`203.0.113.${i}`)).reduce((a, b) => a | b, 0);

it('counts few clients nearly exactly, and never more than there are', () => {
  expect(countBits(setOf(1))).toBe(1);
  expect(countBits(setOf(5))).toBeGreaterThanOrEqual(4);
  expect(countBits(setOf(5))).toBeLessThanOrEqual(5);
  expect(countBits(-1)).toBe(32);
});

it('estimates some dozens', () => {
  expect(estimateClients(0)).toBe(0);
  expect(estimateClients(setOf(24))).toBeGreaterThan(15);
  expect(estimateClients(setOf(24))).toBeLessThan(40);
  expect(estimateClients(setOf(2000))).toBeGreaterThan(100);
});
