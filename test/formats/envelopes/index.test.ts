import { expect, it } from 'vitest';
import { envelopes } from '../../../src/formats/envelopes/index.js';

const samples = envelopes.flatMap(({ title, samples }) => samples.map((sample) => [title, sample] as const));

it.each(samples)('%s: the first to open its own lines is itself: %s', (title, sample) => {
  const line = Buffer.from(sample);
  const first = envelopes.find(({ open }) => open(line) !== null);
  expect(first?.title).toBe(title);
  expect(first?.open(line)).toEqual({ bytes: Buffer.from('it'), isWhole: true });
});

it.each([
  '',
  'it',
  '203.0.113.7 - - [23/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 5',
  '2026-11-23 10:00:00 203.0.113.7 GET / 200',
  '{"request":{"method":"GET"},"status":200}',
  '[2026-11-23T10:00:00.000Z] "GET / HTTP/1.1" 200 - 0 5 1 - "-" "-" "-" "-" "-"',
  'http 2026-11-23T10:00:00.186641Z app/my-loadbalancer/50dc6c495c0c9188',
])('a line outside is in none: %s', (line) => {
  expect(envelopes.filter(({ open }) => open(Buffer.from(line)) !== null)).toEqual([]);
});
