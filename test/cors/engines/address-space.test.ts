import { expect, test } from 'vitest';
import { addressSpaceOf } from '../../../src/cors/engines/address-space.js';

test.each([
  ['http://localhost:3000/x', 'loopback'],
  ['http://api.localhost/', 'loopback'],
  ['http://127.8.9.1/', 'loopback'],
  ['http://[::1]:80/', 'loopback'],
  ['http://10.0.0.1/', 'local'],
  ['http://172.16.0.1/', 'local'],
  ['http://172.32.0.1/', 'unknown'],
  ['http://192.168.1.1/', 'local'],
  ['http://169.254.1.1/', 'local'],
  ['http://[fd00::1]/', 'local'],
  ['http://[fe80::1]/', 'local'],
  ['http://10.example.com/', 'unknown'],
  ['http://localhost.example.com/', 'unknown'],
  ['https://api.example/', 'unknown'],
  ['/items', 'unknown'],
])('%s is %s', (url, space) => {
  expect(addressSpaceOf(url)).toBe(space);
});
