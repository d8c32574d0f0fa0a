import { expect, it, vi } from 'vitest';
import { remember } from '../../../src/views/tui/remember.js';

it('makes a result once for each object and key', () => {
  const make = vi.fn((source: { readonly n: number }, key: string) => `${source.n}${key}`);
  const remembered = remember(make);
  const [a, b] = [{ n: 1 }, { n: 2 }];
  expect([remembered(a, 'x'), remembered(a, 'x'), remembered(a, 'y'), remembered(b, 'x')]).toEqual([
    '1x',
    '1x',
    '1y',
    '2x',
  ]);
  expect(make).toHaveBeenCalledTimes(3);
});

it('forgets where keys come without end', () => {
  const make = vi.fn((_source: object, key: string) => ({ key }));
  const remembered = remember(make);
  const source = {};
  for (let i = 0; i < 500; i++) remembered(source, String(i));
  remembered(source, '0');
  expect(make).toHaveBeenCalledTimes(501);
});
