import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const acts = ['a-header-set', 'b-header-always-set', 'c-rewrite-204', 'd-backend-exception', 'e-rewrite-200'];
const records = ['access.log', 'access-cors.log', 'traffic.har'];

/** What the tool says about each recorded sample stands beside it; `npm test -- -u` renews it. */
it.each(acts.flatMap((act) => records.map((record) => [act, record] as const)))('act %s: %s', async (act, record) => {
  const folder = `samples/seed-${act}`;
  const run = spawnSync(process.execPath, ['bin/preflight-audit.js', `${folder}/${record}`], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(act === 'c-rewrite-204' ? 0 : 1);
  await expect(run.stdout).toMatchFileSnapshot(`../../${folder}/report.${record.replace('.', '-')}.txt`);
});
