import { describe, expect, test } from 'vitest';
import { apacheBench, htaccessBench } from './lib/apache-bench.js';
import { caddyBench } from './lib/caddy-bench.js';
import { extremeFixes } from './lib/extreme-fixes.js';
import { haproxyBench } from './lib/haproxy-bench.js';
import { ask } from './lib/http.js';
import { lighttpdBench } from './lib/lighttpd-bench.js';
import { nginxBench } from './lib/nginx-bench.js';

const benches = [apacheBench, htaccessBench, nginxBench, caddyBench, haproxyBench, lighttpdBench];

describe.each(benches)('$server', (bench) => {
  // Every start checks the syntax first; .htaccess and Lua are only read with a request, and would answer 500.
  test('whatever comes through the grammar is good configuration', async () => {
    for (const fixes of extremeFixes(bench.server, 40)) {
      const parts = fixes.flatMap((fix) => fix.parts);
      const running = await bench.start('', parts);
      try {
        const answer = await ask({ port: running.port, method: 'GET', path: '/', headers: [] });
        expect([200, 204, 401, 403, 404, 503], parts.map(({ text }) => text).join('\n')).toContain(answer.status);
      } finally {
        await running.stop();
      }
    }
  });
});
