import { expect, test } from 'vitest';
import { readField, readList } from '../../src/cors/header-values.js';
import { nothingRecorded } from '../../src/model/http-record.js';
import { bag } from './facts.js';

test('lines are combined without the white space around them', () => {
  expect(readField(bag({ origin: [' a\t', 'b'] }), 'access-control-allow-origin')).toEqual({ value: 'a, b', lines: 2 });
  expect(readField(bag({ origin: ['', 'a'] }), 'access-control-allow-origin')).toEqual({ value: ', a', lines: 2 });
});

test('a header that was not sent is not one that was not recorded', () => {
  expect(readField(bag({}), 'vary')).toBeNull();
  expect(readField(nothingRecorded, 'vary')).toBe('unrecorded');
  expect(readList(bag({}), 'access-control-allow-methods')).toEqual({ value: null, tokens: [], malformed: null });
  expect(readList(nothingRecorded, 'access-control-allow-methods')).toBe('unrecorded');
});

test('a list goes over all lines', () => {
  expect(readList(bag({ methods: ['GET', 'PUT'] }), 'access-control-allow-methods')).toEqual({
    value: 'GET, PUT',
    tokens: ['GET', 'PUT'],
    malformed: null,
  });
});
