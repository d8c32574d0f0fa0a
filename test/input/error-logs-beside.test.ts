import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { errorLogNames, findErrorLogs } from '../../src/input/error-logs-beside.js';

it.each([
  ['access.log', 'error.log'],
  ['/var/log/apache2/access.log', '/var/log/apache2/error.log'],
  ['access_log', 'error_log'],
  ['logs/access.log.2.gz', 'logs/error.log.2.gz'],
  ['access.log-20261122', 'error.log-20261122'],
  ['shop.example.com-access.log.1', 'shop.example.com-error.log.1'],
  ['ssl_access_log', 'ssl_error_log'],
  ['cors.log', 'error.log'],
])('looks for the error log of %s in %s', (name, first) => {
  expect(errorLogNames(name)[0]).toBe(first);
});

it('falls back to the error log of the server', () => {
  expect(errorLogNames('other_vhosts_access.log')).toContain('error.log');
  expect(errorLogNames('access.log.2.gz')).toContain('error.log.2');
});

it.each(['-', 'traffic.har', 'traffic.har.gz', 'session.saz'])('looks for none beside %s', (name) => {
  expect(errorLogNames(name)).toEqual([]);
});

it('finds those that are there, each once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'error-logs-'));
  const path = (name: string) => join(folder, name);
  for (const name of ['access.log', 'access.log.1', 'cors.log', 'error.log']) await writeFile(path(name), '');
  expect(await findErrorLogs(['access.log', 'cors.log', 'access.log.1'].map(path))).toEqual([path('error.log')]);
  expect(await findErrorLogs([path('access.log'), path('error.log')])).toEqual([]);
});
