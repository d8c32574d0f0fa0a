import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compiledFrom } from '../../../src/link/ahead/scanner-code.js';

it('was compiled from assembly/ as it is now; else run `npm run assembly`', () => {
  const hash = createHash('sha256');
  const folder = 'src/link/ahead/assembly';
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.ts')) hash.update(`${name}\0${readFileSync(`${folder}/${name}`, 'utf8')}\0`);
  }
  expect(compiledFrom).toBe(hash.digest('hex'));
});
