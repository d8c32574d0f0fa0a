import { expect, it } from 'vitest';
import { createGenerations } from '../../src/link/generations.js';

it('keeps the newest half at least, and not much more than all', () => {
  const map = createGenerations<number>(100);
  for (let i = 0; i < 1000; i++) map.set(`key ${i}`, i);
  for (let i = 950; i < 1000; i++) expect(map.get(`key ${i}`)).toBe(i);
  expect(map.get('key 800')).toBeUndefined();
});

it('forgets what is deleted, and takes the newest value', () => {
  const map = createGenerations<number>(4);
  for (let i = 0; i < 3; i++) map.set('a', i);
  expect(map.get('a')).toBe(2);
  map.set('b', 1);
  map.set('c', 1);
  map.delete('a');
  expect(map.get('a')).toBeUndefined();
});
