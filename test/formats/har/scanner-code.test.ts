import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compiledFrom, scannerCode } from '../../../src/formats/har/scanner-code.js';
import { Instance, Module } from '../../../src/formats/web-assembly.js';

it('was compiled from assembly/ as it is now; else run `npm run assembly`', () => {
  const hash = createHash('sha256');
  const folder = 'src/formats/har/assembly';
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.ts')) hash.update(`${name}\0${readFileSync(`${folder}/${name}`, 'utf8')}\0`);
  }
  expect(compiledFrom).toBe(hash.digest('hex'));
});

it('keeps its own constants below what the reader writes and reads', () => {
  const { memory } = new Instance(new Module(Buffer.from(scannerCode, 'base64'))).exports as {
    readonly memory: { readonly buffer: ArrayBuffer };
  };
  const fresh = Buffer.from(memory.buffer);
  expect(fresh.subarray(0, 2048).some((byte) => byte !== 0)).toBe(true);
  expect(fresh.subarray(2048).every((byte) => byte === 0)).toBe(true);
});
