import { expect, test } from 'vitest';
import { announcedHeaders, announcedMethod } from '../../src/cors/requested.js';
import { nothingRecorded } from '../../src/model/http-record.js';
import { bag } from './facts.js';

test('the method is taken byte for byte', () => {
  expect(announcedMethod(bag({ 'access-control-request-method': ' patch ' }))).toBe('patch');
  expect(announcedMethod(bag({}))).toBeNull();
  expect(announcedMethod(nothingRecorded)).toBeNull();
});

test('none announced is not none recorded', () => {
  expect(announcedHeaders(bag({ 'access-control-request-headers': ['X-A,x-b', ', x-c ,'] }))).toEqual([
    'X-A',
    'x-b',
    'x-c',
  ]);
  expect(announcedHeaders(bag({}))).toEqual([]);
  expect(announcedHeaders(nothingRecorded)).toBeNull();
});
