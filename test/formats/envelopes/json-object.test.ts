import { describe, expect, it } from 'vitest';
import { docker, fields } from '../../../src/formats/envelopes/json-object.js';

const time = '2026-11-23T10:00:00.123456789Z';
const open = (log: unknown, stream: unknown = 'stdout') =>
  docker.open(Buffer.from(JSON.stringify({ log, stream, time })));

describe("Docker's json-file", () => {
  it('gives the bytes that were logged, whatever they are', () => {
    const line = '203.0.113.7 "GET /\\"\\x1f ü" \u0000 {"a":1}';
    expect(open(`${line}\n`)).toEqual({ bytes: Buffer.from(line), isWhole: true });
    expect(open(`${line}\r\n`)).toEqual({ bytes: Buffer.from(line), isWhole: true });
  });

  it('knows the parts of a line that Docker cut, by their size', () => {
    expect(open('x'.repeat(16_384))?.isWhole).toBe(false);
    expect(open(`${'x'.repeat(16_383)}\n`)?.isWhole).toBe(true);
    expect(open('a line that somebody took the end off')?.isWhole).toBe(true);
  });

  it.each([
    '{"log":"cut off',
    '{"log":{"version":"1.2","entries":[]}}',
    `{"log":"a line\\n","level":"info","time":"${time}"}`,
    `{"log":"a line\\n","stream":["stdout"],"time":"${time}"}`,
    `["log","a line"]`,
  ])('takes no other JSON for it: %s', (line) => {
    expect(docker.open(Buffer.from(line))).toBeNull();
  });
});

describe('objects of agents', () => {
  it('hold one line each', () => {
    const trace = Buffer.from(JSON.stringify({ message: 'Error\n  at a\n  at b\n' }));
    expect(fields[0]?.open(trace)).toEqual({ bytes: Buffer.from('Error   at a   at b'), isWhole: true });
  });

  it.each(['{"message":"cut off', '{"message":{"text":"a line"}}', '{"name":"message"}', '"message"', 'null'])(
    'are none where the field holds no text: %s',
    (line) => {
      expect(fields.filter(({ open }) => open(Buffer.from(line)) !== null)).toEqual([]);
    },
  );
});
