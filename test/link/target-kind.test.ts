import { expect, it } from 'vitest';
import { kindOfTarget } from '../../src/link/target-kind.js';

it.each([
  ['/api/orders/4711?page=2', '/api/orders/*'],
  ['/api/v2/orders', '/api/*/orders'],
  ['/admin', '/admin'],
  ['https://api.example.com/a/1', '/a/*'],
  ['', '/'],
  [`/${'x'.repeat(5000)}`, `/${'x'.repeat(199)}`],
])('%s', (url, kind) => {
  expect(kindOfTarget(url)).toBe(kind);
});
