import { afterAll, beforeAll, test } from 'vitest';
import { proxied as behindApache } from './broken/apache.js';
import { allows, json } from './broken/applications.js';
import { proxied as behindCaddy } from './broken/caddy.js';
import { proxied as behindHaproxy } from './broken/haproxy.js';
import { proxied as behindLighttpd } from './broken/lighttpd.js';
import { proxied as behindNginx } from './broken/nginx.js';
import { apacheBench } from './lib/apache-bench.js';
import { caddyBench } from './lib/caddy-bench.js';
import { haproxyBench } from './lib/haproxy-bench.js';
import { lighttpdBench } from './lib/lighttpd-bench.js';
import { nginxBench } from './lib/nginx-bench.js';
import { type Page, usualPage } from './lib/page.js';
import { proveTogether } from './lib/prove-together.js';
import { type App, app } from './lib/upstream.js';
import { startWitness, type Witness } from './lib/witness.js';

const servers = [
  { bench: apacheBench, setUp: behindApache },
  { bench: nginxBench, setUp: behindNginx },
  { bench: caddyBench, setUp: behindCaddy },
  { bench: haproxyBench, setUp: behindHaproxy },
  { bench: lighttpdBench, setUp: behindLighttpd },
];

/** Refuses OPTIONS, but for a place whose list of methods is too short. */
const application: App = (request, response) =>
  (request.url?.startsWith('/api/lists') === true ? app(204, allows) : app(405))(request, response);

const pages: readonly Page[] = [
  { ...usualPage, ...json },
  { ...usualPage, ...json, method: 'DELETE', path: '/api/lists/7' },
  { ...usualPage, ...json, method: 'PATCH', path: '/api/other.json' },
];

const cleanups: (() => Promise<unknown>)[] = [];
let witness: Witness;

beforeAll(async () => {
  witness = await startWitness({ add: (task) => cleanups.unshift(task) });
});

test.each(servers)('$bench.server: the fixes of several causes, all at once', async ({ bench, setUp }) => {
  await proveTogether(bench, { setUp, app: application }, pages, witness);
});

afterAll(async () => {
  for (const cleanup of cleanups) await cleanup();
});
