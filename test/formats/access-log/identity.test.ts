import { describe, expect, it } from 'vitest';
import {
  endsWithForwarded,
  hasHostForIdentity,
  isHostBeforeAddress,
} from '../../../src/formats/access-log/identity.js';

function test(identity: string): boolean {
  const line = Buffer.from(`::1 ${identity} -`);
  return hasHostForIdentity(line, Int32Array.of(0, 4), Int32Array.of(3, 4 + Buffer.byteLength(identity)));
}

describe('hasHostForIdentity', () => {
  it.each(['api.example.com', '127.0.0.1:8080', 'localhost', 'localhost:8080', '[::1]', '[2001:db8::5]:443'])(
    'takes %s for a host',
    (identity) => expect(test(identity)).toBe(true),
  );

  it.each(['-', 'bob', '', 'a b.c', 'a.b:port', '.'.repeat(1000)])('takes %j for none', (identity) =>
    expect(test(identity)).toBe(false),
  );
});

describe('endsWithForwarded', () => {
  const ends = (value: string) =>
    endsWithForwarded(Buffer.from(`x ${value}`), Int32Array.of(0, 2), Int32Array.of(1, 2 + Buffer.byteLength(value)));

  it.each([
    '-',
    '203.0.113.7',
    '2001:db8::7',
    '203.0.113.7, 10.0.0.1,unknown',
    '[2001:db8::7]:443',
    '203.0.113.7:50122',
  ])('takes %s for addresses', (value) => expect(ends(value)).toBe(true));

  it.each(['', 'https://app.example.com', 'abc.example', 'a, b', 'a1b2c3-4d5e', '203.0.113.7 and more'])(
    'takes %j for something else',
    (value) => expect(ends(value)).toBe(false),
  );
});

describe('isHostBeforeAddress', () => {
  const test = (host: string, client: string) =>
    isHostBeforeAddress(
      Buffer.from(`${host} ${client} -`),
      Int32Array.of(0, host.length + 1),
      Int32Array.of(host.length, host.length + 1 + client.length),
    );

  it('wants the name of a host, and an address', () => {
    expect(test('api.example.com', '203.0.113.7')).toBe(true);
    expect(test('_', '2001:db8::7')).toBe(true);
    expect(test('203.0.113.8', '203.0.113.7')).toBe(false);
    expect(test('api.example.com', 'frank')).toBe(false);
    expect(test('api.example.com:80', '203.0.113.7')).toBe(false);
  });
});
