import { expect, it } from 'vitest';
import { createScanners } from '../../src/link/scanners.js';
import { logRecord } from '../helpers/records.js';

function watch() {
  const told: string[] = [];
  const scanners = createScanners({
    scanned: ({ url }) => told.push(`scanned ${url}`),
    cleared: ({ url }) => told.push(`cleared ${url}`),
  });
  const options = (url: string, time: number, client = '198.51.100.9') =>
    logRecord({ method: 'OPTIONS', status: 404, url, time, client });
  const suspect = (url: string, time: number, client?: string) => scanners.suspect(options(url, time, client));
  return { told, scanners, suspect, options };
}

const targets = ['/admin', '/login', '/console', '/backup', '/upload', '/graphql', '/actuator', '/api'];

it('convicts a client that asks for many kinds of targets in a minute, and remembers it', () => {
  const { told, suspect } = watch();
  for (const [i, target] of targets.slice(0, 7).entries()) suspect(target, i * 1000);
  expect(told).toEqual([]);
  suspect('/api', 7000);
  expect(told).toEqual(targets.map((target) => `scanned ${target}`));
  suspect('/other', 500_000);
  expect(told.at(-1)).toBe('scanned /other');
});

it('does not take an office for a scanner that works on many orders', () => {
  const { told, scanners, suspect } = watch();
  for (let i = 0; i < 40; i++) suspect(`/api/orders/${4000 + i}?page=${i}`, i * 1000);
  scanners.expire(200_000);
  expect(told).toEqual(Array.from({ length: 40 }, (_, i) => `cleared /api/orders/${4000 + i}?page=${i}`));
});

it('knows a scanner whose OPTIONS are accepted', () => {
  const { told, scanners, options } = watch();
  for (const target of targets) scanners.note(options(target, 0));
  expect(told).toEqual([]);
  expect(scanners.isKnown(options('/', 500_000))).toBe(true);
  expect(scanners.isKnown(options('/', 0, '192.0.2.1'))).toBe(false);
});

it('takes nobody for a scanner whose requests follow', () => {
  const { told, scanners, suspect, options } = watch();
  for (const target of targets.slice(0, 7)) suspect(target, 0);
  scanners.absolve(options('/', 0));
  expect(told).toEqual(targets.slice(0, 7).map((target) => `cleared ${target}`));
  suspect('/api', 0);
  expect(scanners.isKnown(options('/', 0))).toBe(false);
});

it('knows a botnet by what it asks for, though its clients ask for the same', () => {
  const { told, scanners, suspect, options } = watch();
  const probes = ['/.git/config', '/phpmyadmin/', '/cgi-bin/'];
  for (let i = 0; i < 40; i++) {
    for (const target of probes) {
      scanners.see(options(target, 0, `198.51.100.${i}`));
      suspect(target, 0, `198.51.100.${i}`);
    }
  }
  expect(told.length).toBe(120);
  expect(told.every((line) => line.startsWith('scanned'))).toBe(true);
});

it('does not take a page for a scanner that others see too', () => {
  const { told, scanners, suspect, options } = watch();
  for (const client of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '198.51.100.9']) {
    for (const target of targets) {
      scanners.see(options(target, 0, client));
      if (client === '198.51.100.9') suspect(target, 0);
    }
  }
  scanners.expire(100_000);
  expect(told).toEqual(targets.map((target) => `cleared ${target}`));
});

it('clears a page that is refused on a few targets', () => {
  const { told, scanners, suspect } = watch();
  suspect('/a', 0);
  suspect('/b', 1000);
  scanners.expire(60_000);
  expect(told).toEqual([]);
  scanners.expire(60_001);
  expect(told).toEqual(['cleared /a', 'cleared /b']);
});

it('counts each minute and each client by itself', () => {
  const { told, suspect } = watch();
  for (const target of targets.slice(0, 7)) suspect(target, 0);
  for (const target of targets.slice(0, 7)) suspect(target, 0, '192.0.2.1');
  suspect('/api', 61_000);
  expect(told).toEqual(targets.slice(0, 7).map((target) => `cleared ${target}`));
});

it('holds a bounded number of lines', () => {
  const { told, suspect } = watch();
  for (let i = 0; i < 64; i++) suspect('/same', 0);
  expect(told).toHaveLength(64);
  for (let i = 0; i < 20_000; i++) suspect('/same', 0, `client ${i}`);
  expect(told).toHaveLength(64 + 10_000);
});
