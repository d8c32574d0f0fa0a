import { expect, it } from 'vitest';
import { docker } from '../../../src/formats/envelopes/docker.js';

const open = (log: unknown, stream: unknown = 'stdout') => docker.open(Buffer.from(JSON.stringify({ log, stream })));

it('gives the bytes that were logged, whatever they are', () => {
  const line = '203.0.113.7 "GET /\\"\\x1f ü" \u0000 {"a":1}';
  expect(open(`${line}\n`)).toEqual({ bytes: Buffer.from(line), isWhole: true });
  expect(open(`${line}\r\n`)).toEqual({ bytes: Buffer.from(line), isWhole: true });
});

it('knows the parts of a line that Docker cut', () => {
  expect(open('half')).toEqual({ bytes: Buffer.from('half'), isWhole: false });
});

it.each([
  '{"log":"cut off',
  '{"log":{"version":"1.2","entries":[]}}',
  '{"log":"a line\\n","level":"info"}',
  '{"log":"a line\\n","stream":["stdout"]}',
  '{"message":"a line\\n","log":"x","stream":"stdout"}',
])('takes no other JSON for it: %s', (line) => {
  expect(docker.open(Buffer.from(line))).toBeNull();
});
