import { describe, expect, it } from 'vitest';
import { layOutLogFormat } from '../../../src/formats/access-log/layout.js';
import { compilePlainLines, describePlainLines } from '../../../src/formats/access-log/plain-lines.js';
import { type Hashes, hashKind, hashSpan } from '../../../src/link/ahead/kind-hash.js';

const layout = layOutLogFormat('%v %h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"');
const shape = 'error' in layout ? null : describePlainLines(layout);
if (shape === null) throw new Error('the format is a plain one');
const plain = compilePlainLines(shape);

function kindOf(target: string, { host = 'api', status = 204, referer = 'https://a.example/' } = {}): Hashes {
  const line = `${host} 192.0.2.1 - - [22/Nov/2026:06:00:00 +0000] "OPTIONS ${target} HTTP/1.1" ${status} - "${referer}" "M"`;
  const bytes = Buffer.from(line);
  expect(plain.read(bytes, 0, bytes.length)).toBe('plain');
  const hashes = { one: 0, other: 0 };
  hashKind(bytes, plain.line, hashes);
  return hashes;
}

describe('the hashes of a kind', () => {
  it('are the same where only numbers and queries of the path differ', () => {
    const one = kindOf('/v1/orders/17');
    for (const target of ['/v1/orders/4711', '/v1/orders/17?q=2', '/v1/orders/9#'.slice(0, -1)]) {
      expect(kindOf(target)).toEqual(one);
    }
  });

  it.each([
    ['a path', kindOf('/v1/order/17')],
    ['a version', kindOf('/v2/orders/17')],
    ['a longer path', kindOf('/v1/orders/17/items')],
    ['a host', kindOf('/v1/orders/17', { host: 'api.' })],
    ['a status', kindOf('/v1/orders/17', { status: 200 })],
    ['a page', kindOf('/v1/orders/17', { referer: 'https://b.example/' })],
  ])('differ by %s, at least one of them', (_, other) => {
    expect(other).not.toEqual(kindOf('/v1/orders/17'));
  });

  it('tell texts of any length apart, and where one ends and the next begins', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 40; i++) {
      for (let j = 0; j < 40; j++) {
        const bytes = Buffer.from('x'.repeat(i) + 'x'.repeat(j));
        const hashes = { one: 0, other: 0 };
        hashSpan(bytes, { start: 0, end: i }, hashes);
        hashSpan(bytes, { start: i, end: i + j }, hashes);
        seen.add(`${hashes.one} ${hashes.other}`);
      }
    }
    expect(seen.size).toBe(1600);
  });
});
