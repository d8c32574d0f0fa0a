import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compiledFrom } from '../../../src/formats/har/scanner-code.js';

it('was compiled from assembly/ as it is now; else run `npm run assembly`', () => {
  const hash = createHash('sha256');
  for (const name of readdirSync('assembly/har').sort()) {
    hash.update(`${name}\0${readFileSync(`assembly/har/${name}`, 'utf8')}\0`);
  }
  expect(compiledFrom).toBe(hash.digest('hex'));
});
