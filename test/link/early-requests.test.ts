import { expect, it } from 'vitest';
import { createEarlyRequests } from '../../src/link/early-requests.js';
import { logRecord } from '../helpers/records.js';

it('gives the latest request of a key that fits, once', () => {
  const early = createEarlyRequests();
  const [first, second] = [logRecord({ time: 0 }), logRecord({ time: 1000 })];
  early.keep('a', first);
  early.keep('a', second);
  early.keep('b', logRecord({ time: null }));
  expect(early.take('a', () => false)).toBeNull();
  expect(early.take('a', () => true)).toBe(second);
  expect(early.take('a', () => true)).toBeNull();
  expect(early.take('b', () => true)).toBeNull();
});
