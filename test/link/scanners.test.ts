import { expect, it } from 'vitest';
import { createScanners } from '../../src/link/scanners.js';
import { logRecord } from '../helpers/records.js';

function watch() {
  const told: string[] = [];
  const scanners = createScanners({
    scanned: ({ url }) => told.push(`scanned ${url}`),
    cleared: ({ url }) => told.push(`cleared ${url}`),
  });
  const suspect = (url: string, time: number, client = '198.51.100.9') =>
    scanners.suspect(logRecord({ method: 'OPTIONS', status: 404, url, time, client }));
  return { told, scanners, suspect };
}

it('convicts a client that asks for many targets in a minute, and remembers it', () => {
  const { told, suspect } = watch();
  for (let i = 0; i < 7; i++) suspect(`/${i}`, i * 1000);
  expect(told).toEqual([]);
  suspect('/7', 7000);
  expect(told).toEqual(Array.from({ length: 8 }, (_, i) => `scanned /${i}`));
  suspect('/8', 500_000);
  expect(told.at(-1)).toBe('scanned /8');
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
  for (let i = 0; i < 7; i++) suspect(`/${i}`, 0);
  for (let i = 0; i < 7; i++) suspect(`/${i}`, 0, '192.0.2.1');
  suspect('/7', 61_000);
  expect(told).toEqual(Array.from({ length: 7 }, (_, i) => `cleared /${i}`));
});

it('holds a bounded number of lines', () => {
  const { told, suspect } = watch();
  for (let i = 0; i < 32; i++) suspect('/same', 0);
  expect(told).toHaveLength(32);
  for (let i = 0; i < 20_000; i++) suspect('/same', 0, `client ${i}`);
  expect(told).toHaveLength(32 + 10_000);
});
