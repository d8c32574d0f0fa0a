import { expect, test } from 'vitest';
import { firstHeader, type HeaderBag, isRecorded, nothingRecorded, readHeader } from '../../src/model/http-record.js';

const some: HeaderBag = {
  lines: [
    ['vary', 'origin'],
    ['vary', 'accept'],
  ],
  recorded: new Set(['vary', 'allow']),
  repeats: 'kept',
};

test('what was sent, what was not sent and what was not recorded differ', () => {
  expect(readHeader(some, 'vary')).toEqual(['origin', 'accept']);
  expect(readHeader(some, 'allow')).toEqual([]);
  expect(readHeader(some, 'location')).toBe('unrecorded');
  expect(readHeader({ ...some, recorded: 'all' }, 'location')).toEqual([]);
  expect(readHeader(nothingRecorded, 'vary')).toBe('unrecorded');
});

test('a line that is there counts, whatever was promised', () => {
  expect(readHeader({ ...some, recorded: new Set() }, 'vary')).toEqual(['origin', 'accept']);
});

test('firstHeader gives the first line or null', () => {
  expect(firstHeader(some, 'vary')).toBe('origin');
  expect(firstHeader(some, 'allow')).toBeNull();
  expect(firstHeader(some, 'location')).toBeNull();
});

test('isRecorded knows what the source would have shown', () => {
  expect(isRecorded(some, 'allow')).toBe(true);
  expect(isRecorded(some, 'location')).toBe(false);
  expect(isRecorded({ ...some, recorded: 'all' }, 'location')).toBe(true);
});
