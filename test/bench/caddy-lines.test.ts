import { expect, it } from 'vitest';
import { caddy } from '../../src/formats/caddy.js';
import { asCaddyLine } from './caddy-lines.js';
import { linesOf } from './make-log.js';

it('is a line of Caddy for every line of a made log', () => {
  const log = [...linesOf({ lines: 2000, options: 0.2, kind: 'usual' })].map(asCaddyLine);
  expect(caddy.detect(Buffer.from(log.join('')))).toMatchObject({ confidence: 1 });
  const preflight = JSON.parse(log.find((line) => line.includes('"OPTIONS"') && line.includes(':204')) ?? '');
  expect(preflight).toMatchObject({
    request: { method: 'OPTIONS', headers: { 'Access-Control-Request-Method': ['POST'] } },
    resp_headers: { 'Access-Control-Allow-Origin': preflight.request.headers.Origin },
  });
  expect(JSON.parse(log[0] ?? '').ts).toBe(Date.UTC(2026, 10, 21, 6) / 1000);
});
