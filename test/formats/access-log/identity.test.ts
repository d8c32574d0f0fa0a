import { describe, expect, it } from 'vitest';
import { hasHostForIdentity } from '../../../src/formats/access-log/identity.js';

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
