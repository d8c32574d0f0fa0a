import { expect, test } from 'vitest';
import { redirectOf, resolveLocation } from '../../src/cors/redirect.js';
import { nothingRecorded } from '../../src/model/http-record.js';
import { bag } from './facts.js';

test.each([301, 302, 303, 307, 308])('%i with a Location leads there', (status) => {
  expect(redirectOf({ status, responseHeaders: bag({ location: ' /x ' }) })).toEqual({ status, location: '/x' });
  expect(redirectOf({ status, responseHeaders: nothingRecorded })).toEqual({ status, location: null });
  expect(redirectOf({ status, responseHeaders: bag({}) })).toBeNull();
  expect(redirectOf({ status, responseHeaders: bag({ location: '' }) })).toBeNull();
});

test.each([null, 0, 200, 201, 300, 304, 305, 306, 404])('%s leads nowhere', (status) => {
  expect(redirectOf({ status, responseHeaders: bag({ location: '/x' }) })).toBeNull();
});

test('a Location is resolved, also where a log knows only the target', () => {
  expect(resolveLocation('../y', 'https://api.example/a/b')?.href).toBe('https://api.example/y');
  expect(resolveLocation('https://u@other.example/', '/a')?.username).toBe('u');
  expect(resolveLocation('http://[', '/a')).toBeNull();
});
