import { expect, it } from 'vitest';
import { before } from '../../../src/formats/envelopes/envelope.js';

const { open } = before({ title: 'a test', samples: [], beginning: /^\d+ (?:F|(P)) / });

it('takes off the beginning, and nothing else', () => {
  expect(open(Buffer.from('12 F a 13 F b\xff', 'latin1'))).toEqual({
    bytes: Buffer.from('a 13 F b\xff', 'latin1'),
    isWhole: true,
  });
  expect(open(Buffer.from('12 F '))).toEqual({ bytes: Buffer.from(''), isWhole: true });
});

it('knows a line that goes on', () => {
  expect(open(Buffer.from('12 P half'))).toEqual({ bytes: Buffer.from('half'), isWhole: false });
});

it('leaves other lines, and those whose beginning is longer than any', () => {
  expect(open(Buffer.from('a line'))).toBeNull();
  expect(open(Buffer.from(`${'1'.repeat(600)} F a`))).toBeNull();
});
