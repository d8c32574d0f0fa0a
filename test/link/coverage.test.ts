import { expect, it } from 'vitest';
import { createCoverage } from '../../src/link/coverage.js';
import { headers, logRecord } from '../helpers/records.js';

const at = (line: number, file = 'access.log') => logRecord({ source: { file, line } });

it('finds the first preflight of a key for later requests only', () => {
  const coverage = createCoverage(10);
  const first = at(5);
  coverage.note('key', first);
  coverage.note('key', at(7));
  expect(coverage.find('key', at(6))?.source).toBe(first.source);
  expect(coverage.find('key', at(4))).toBeNull();
  expect(coverage.find('key', at(1, 'access.log.0'))?.source).toBe(first.source);
  expect(coverage.find('other', at(6))).toBeNull();
});

it('keeps the newest keys', () => {
  const coverage = createCoverage(4);
  const keys = ['a', 'b', 'c', 'd', 'e'];
  for (const key of keys) coverage.note(key, at(1));
  expect(keys.map((key) => coverage.find(key, at(2)) !== null)).toEqual([false, false, true, true, true]);
});

it('keeps of a preflight what decides about CORS, and shares what is alike', () => {
  const coverage = createCoverage(10);
  const asked = { origin: 'https://app.example.com', 'access-control-request-method': 'PUT' };
  const answered = { 'access-control-allow-origin': ['*', '*'], vary: 'origin' };
  for (const key of ['a', 'b']) {
    const requestHeaders = headers({ ...asked, 'user-agent': 'x'.repeat(1000) });
    const responseHeaders = headers({ ...answered, server: key });
    coverage.note(key, { ...at(1), requestHeaders, responseHeaders, marks: { raw: 'x'.repeat(2000), error: null } });
  }
  const [a, b] = ['a', 'b'].map((key) => coverage.find(key, at(2)));
  expect(a?.requestHeaders).toEqual(headers(asked));
  expect(a?.responseHeaders).toEqual(headers(answered));
  expect(a?.marks).toEqual({ error: null });
  expect(a).toMatchObject({ url: at(1).url, status: at(1).status });
  expect(b?.requestHeaders.lines).toBe(a?.requestHeaders.lines);
});

it('does not fill the memory with keys of any length', () => {
  const coverage = createCoverage(10);
  coverage.note('k'.repeat(100_000), at(1));
  expect(coverage.find('k'.repeat(100_000), at(2))).toBeNull();
});
