import { expect, test } from 'vitest';
import { isSafelistedClientHint } from '../../src/cors/client-hints.js';

test.each([
  ['dpr', '2.5', true],
  ['dpr', '2.', false],
  ['dpr', '', false],
  ['downlink', '5', true],
  ['device-memory', '4', true],
  ['width', '1.1', false],
  ['viewport-width', '300', true],
  ['rtt', '50', true],
  ['ect', 'slow-2g', true],
  ['ect', '4G', false],
  ['save-data', 'ON', true],
  ['save-data', 'off', false],
  ['intervention', '"x"', true],
  ['x-test', '1', false],
])('%s: %j is %s', (name, value, safelisted) => {
  expect(isSafelistedClientHint(name, value)).toBe(safelisted);
});
