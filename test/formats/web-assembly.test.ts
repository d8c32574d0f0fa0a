import { expect, it } from 'vitest';
import { Instance, Memory, Module } from '../../src/formats/web-assembly.js';

it('compiles a module, and makes memory that threads can share', () => {
  // The smallest one there is: what it begins with, and its version.
  const empty = new Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  expect(new Instance(empty).exports).toEqual({});
  expect(new Memory({ initial: 1, maximum: 2, shared: true }).buffer).toBeInstanceOf(SharedArrayBuffer);
});
