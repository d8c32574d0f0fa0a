import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeIncident } from '../../samples/incident/incident.js';

const folder = join(import.meta.dirname, '..', '..', 'samples', 'incident');

it('ships the logs that its generator writes', async () => {
  const { access, error } = makeIncident();
  expect(await readFile(join(folder, 'access.log'), 'utf8')).toBe(access);
  expect(await readFile(join(folder, 'error.log'), 'utf8')).toBe(error);
});
