import { describe, expect, it } from 'vitest';
import { judge } from '../../src/causes/judge.js';
import type { Finding } from '../../src/model/finding.js';
import type { HttpRecord } from '../../src/model/http-record.js';
import { createCrossCheck } from '../../src/summary/cross-check.js';
import { auditFiles } from '../helpers/audit-file.js';
import { exchange, harPreflight, harRecord, logRecord } from '../helpers/records.js';

const start = Date.UTC(2026, 10, 21, 14);

const api = 'https://api.example.com';

const recorded = (second: number, path: string, parts: Partial<HttpRecord> = {}, origin = api): Finding => {
  const place = { time: start + second * 1000, url: origin + path };
  const preflight = harPreflight('PUT', '', { ...place, ...parts });
  return judge(exchange({ preflight, request: harRecord({ ...place, method: 'PUT' }) }));
};

const logged = (second: number, path: string, parts: Partial<HttpRecord> = {}): Finding => {
  const place = { time: start + second * 1000, url: path };
  const preflight = logRecord({ ...place, method: 'OPTIONS', status: 204, ...parts });
  return judge(exchange({ preflight, request: logRecord({ ...place, method: 'PUT', ...parts }) }));
};

function check(...findings: readonly Finding[]) {
  const checker = createCrossCheck();
  for (const finding of findings) checker.add(finding);
  return checker.finish();
}

describe('createCrossCheck', () => {
  it('finds the same exchange in both, though the clocks differ', () => {
    const browser = [recorded(0.2, '/a'), recorded(9.7, '/b'), recorded(20.1, '/a')];
    const server = [logged(3600, '/a'), logged(3609, '/b'), logged(3620, '/a'), logged(3630, '/c')];
    const result = check(...browser, ...server);
    expect(result).toMatchObject({ recordings: ['traffic.har'], compared: 6, matched: 6, changed: 0, neverLogged: [] });
    expect(Math.abs((result?.clockAheadMs ?? 0) - 3_599_800)).toBeLessThan(1000);
  });

  it('names what the browser sent and the server never logged', () => {
    const lost = recorded(5, '/a');
    const result = check(recorded(0, '/a'), lost, recorded(20, '/a'), logged(0, '/a'), logged(20, '/a'));
    expect(result).toMatchObject({ compared: 6, matched: 4 });
    expect(result?.neverLogged.map(({ method, url, time }) => [method, url, time])).toEqual([
      ['OPTIONS', 'https://api.example.com/a', '2026-11-21T14:00:05.000Z'],
      ['PUT', 'https://api.example.com/a', '2026-11-21T14:00:05.000Z'],
    ]);
  });

  it('tells where the status was changed on the way', () => {
    expect(check(recorded(0, '/a', { status: 403 }), logged(0, '/a'))).toMatchObject({ matched: 2, changed: 1 });
  });

  it('compares nothing with a server that was not asked, nor in a time that the log does not cover', () => {
    const other = recorded(0, '/a', {}, 'https://other.example.com');
    const onHost = (host: string) => logged(1, '/a', { host });
    expect(check(other, recorded(1, '/a'), onHost('api.example.com'))).toMatchObject({ compared: 2, matched: 2 });
    expect(check(recorded(0, '/a'), recorded(5000, '/a'), logged(0, '/a'))).toMatchObject({ compared: 2, matched: 2 });
    expect(check(other, onHost('api.example.com'))).toMatchObject({ compared: 0, matched: 0, clockAheadMs: null });
  });

  it('says nothing without both', () => {
    expect(check(recorded(0, '/a'))).toBeNull();
    expect(check(logged(0, '/a'))).toBeNull();
    expect(check(logged(0, '/a'), recorded(0, '/a'))).toBeNull();
  });

  it('gives the same answer each time it is asked', () => {
    const checker = createCrossCheck();
    for (const finding of [recorded(0, '/a'), logged(0, '/a')]) checker.add(finding);
    expect(checker.finish()).toEqual(checker.finish());
  });

  it('finds every preflight of a recorded session in its log', async () => {
    const folder = 'samples/seed-a-header-set';
    const { report } = await auditFiles([`${folder}/traffic.har`, `${folder}/access.log`]);
    expect(report.crossCheck).toMatchObject({ changed: 0, neverLogged: [] });
    expect(report.crossCheck?.matched).toBe(report.crossCheck?.compared);
    expect(report.crossCheck?.compared).toBeGreaterThan(8);
  });
});
