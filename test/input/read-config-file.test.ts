import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readConfigFile } from '../../src/input/read-config-file.js';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('reads a file', () => {
  const path = join(folder, 'a.conf');
  writeFileSync(path, 'Ü\n');
  expect(readConfigFile(path)).toEqual({ text: 'Ü\n' });
});

it('says in one sentence why it cannot', () => {
  expect(readConfigFile(join(folder, 'b.conf'))).toEqual({
    error: `${join(folder, 'b.conf')} does not exist: check its name and the folder it is in`,
  });
  expect(readConfigFile(folder)).toHaveProperty('error', expect.stringContaining('is a directory'));
});

it('reads no more than a configuration can have', () => {
  const path = join(folder, 'c.conf');
  writeFileSync(path, '');
  truncateSync(path, 5 << 20);
  expect(readConfigFile(path)).toEqual({ error: `${path} is too large for a configuration file` });
});
