import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apache } from './broken/apache.js';
import { apacheHtaccess } from './broken/apache-htaccess.js';
import { caddy } from './broken/caddy.js';
import { express } from './broken/express.js';
import { haproxy } from './broken/haproxy.js';
import { lighttpd } from './broken/lighttpd.js';
import { nginx } from './broken/nginx.js';
import { tomcat } from './broken/tomcat.js';
import { apacheBench, htaccessBench } from './lib/apache-bench.js';
import { caddyBench } from './lib/caddy-bench.js';
import { expressBench } from './lib/express-bench.js';
import { haproxyBench } from './lib/haproxy-bench.js';
import { lighttpdBench } from './lib/lighttpd-bench.js';
import { nginxBench } from './lib/nginx-bench.js';
import { type Pair, tableOf } from './lib/pair.js';
import { proveFix } from './lib/prove.js';
import { tomcatBench } from './lib/tomcat-bench.js';
import { startWitness, type Witness } from './lib/witness.js';

const servers = [
  { bench: apacheBench, list: apache },
  { bench: htaccessBench, list: apacheHtaccess },
  { bench: nginxBench, list: nginx },
  { bench: caddyBench, list: caddy },
  { bench: haproxyBench, list: haproxy },
  { bench: lighttpdBench, list: lighttpd },
  { bench: tomcatBench, list: tomcat },
  { bench: expressBench, list: express },
];
const pairs: Pair[] = [];

/** One browser for all. */
const cleanups: (() => Promise<unknown>)[] = [];
let witness: Witness;

beforeAll(async () => {
  witness = await startWitness({ add: (task) => cleanups.unshift(task) });
});

describe.each(servers)('$bench.server', ({ bench, list }) => {
  test.each(list)('$name', async (broken) => {
    pairs.push(await proveFix(bench, broken, witness));
  });
});

test('the table of all pairs', async () => {
  await expect(tableOf(pairs)).toMatchFileSnapshot('pairs.md');
});

afterAll(async () => {
  process.stdout.write(`\n${tableOf(pairs)}`);
  for (const cleanup of cleanups) await cleanup();
});
