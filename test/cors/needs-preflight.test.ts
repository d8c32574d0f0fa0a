import { expect, test } from 'vitest';
import { needsPreflight, unsafeHeaderNames } from '../../src/cors/needs-preflight.js';

const request = { method: 'GET', headers: [] };

test('GET, HEAD and POST go out at once, in any case', () => {
  for (const method of ['GET', 'head', 'Post']) expect(needsPreflight({ ...request, method })).toBe(false);
  for (const method of ['PUT', 'patch', 'delete', 'OPTIONS', 'Chicken']) {
    expect(needsPreflight({ ...request, method })).toBe(true);
  }
});

test('one unsafe header is enough', () => {
  expect(needsPreflight({ ...request, headers: [['X-Requested-With', 'XMLHttpRequest']] })).toBe(true);
  expect(needsPreflight({ ...request, headers: [['Accept', 'text/html']] })).toBe(false);
});

test('what the browser sets by itself does not count', () => {
  const headers = [
    ['cookie', 'a=1'],
    ['sec-fetch-mode', 'cors'],
    ['referer', 'https://app.example/'],
  ] as const;
  expect(needsPreflight({ ...request, headers })).toBe(false);
});

test('an upload listener asks for one', () => {
  expect(needsPreflight({ ...request, method: 'POST', useCorsPreflight: true })).toBe(true);
});

test('client hints pass in Chromium alone', () => {
  const hint = { ...request, headers: [['DPR', '2']] as const };
  expect(needsPreflight(hint)).toBe(true);
  expect(needsPreflight(hint, { clientHints: true })).toBe(false);
});

test('names are announced lower-case, once and sorted', () => {
  const headers = [
    ['X-B', '1'],
    ['x-a', '1'],
    ['X-b', '2'],
    ['Accept', '*/*'],
    ['Host', 'x'],
  ] as const;
  expect(unsafeHeaderNames(headers)).toEqual(['x-a', 'x-b']);
});

test('more than 1024 bytes of safelisted values make all of them unsafe', () => {
  const lines = (bytes: number) => Array.from({ length: bytes / 128 }, () => ['accept', 'a'.repeat(128)] as const);
  expect(unsafeHeaderNames(lines(1024))).toEqual([]);
  expect(unsafeHeaderNames([...lines(1024), ['accept-language', 'e']])).toEqual(['accept', 'accept-language']);
});
