import { expect, test } from 'vitest';
import { byteLowercase, byteUppercase } from '../../src/cors/byte-case.js';

test('only A to Z have a case', () => {
  expect(byteLowercase('X-Test_9')).toBe('x-test_9');
  expect(byteLowercase('\u212aELVIN \u00c4')).toBe('\u212aelvin \u00c4');
  expect(byteUppercase('patch')).toBe('PATCH');
  expect(byteUppercase('po\u017ft')).toBe('PO\u017fT');
});
