import { expect, it } from 'vitest';
import { pathTemplate } from '../../src/model/path-template.js';

it.each([
  ['/api/v2/orders/4711?x=1', '/api/v2/orders/*'],
  ['https://api.example.com/a/7b2f9c1e-1111-4222-8333-444455556666/b', '/a/*/b'],
  ['/files/0123456789abcdef01', '/files/*'],
  ['/orders/ORD-2026-004711', '/orders/*'],
  ['/v1/items', '/v1/items'],
  ['/report.2026.pdf', '/report.2026.pdf'],
  ['https://api.example.com', '/'],
  ['/', '/'],
  ['*', '*'],
  ['/a/', '/a/'],
  ['', '/'],
  ['*/a', '/a'],
  ['/4711', '/*'],
  ['/a/4711/?b=/c', '/a/*/'],
  ['/abcdefabcdef', '/abcdefabcdef'],
  ['/ABCDEFAB-abcd-ABCD-abcd-abcdefabcdef/x', '/*/x'],
  [`/${'%C3%A9'.repeat(5)}`, '/*'],
  ['/user#4711', '/user'],
])('%s: %s', (url, template) => {
  expect(pathTemplate(url)).toBe(template);
});

it('cuts a path that is too long at a segment', () => {
  expect(pathTemplate(`/${'long/'.repeat(100)}`)).toBe(`${'/long'.repeat(24)}/…`);
});
