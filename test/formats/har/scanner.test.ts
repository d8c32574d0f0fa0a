import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRelevance, maybeWanted } from '../../../src/formats/har/relevance.js';
import { chunkScanner, createScanner, entryScanner } from '../../../src/formats/har/scanner.js';

const scanner = createScanner();

const containers = fc.oneof(
  fc.array(fc.jsonValue({ maxDepth: 4, noUnicodeString: false }), { maxLength: 5 }),
  fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4, noUnicodeString: false }), { maxKeys: 5 }),
);

function naiveStringEnd(bytes: Buffer): number {
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0x5c) at++;
    else if (bytes[at] === 0x22) return at;
  }
  return -1;
}

function containerEnd(text: string): number {
  const { length } = scanner.load(Buffer.from(text));
  return scanner.containerEnd(0, length);
}

it('finds the closing quote as a byte by byte reading does, wherever the chunk ends', () => {
  const piece = fc.oneof(
    fc.constantFrom('"', '\\', '\\"', '\\\\', 'a'.repeat(15), 'b'.repeat(16), 'c'.repeat(200)),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const bytes = scanner.load(Buffer.from(pieces.join('')));
      for (let end = 0; end <= bytes.length; end++) {
        expect(scanner.stringEnd(0, end)).toBe(naiveStringEnd(bytes.subarray(0, end)));
      }
    }),
    { numRuns: 500 },
  );
});

it('skips white space as a byte by byte reading does', () => {
  const piece = fc.oneof(fc.constantFrom(' ', '\n', '\r\n', '\t', ' '.repeat(15), ' '.repeat(16), '\u000b', 'x'));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      scanner.load(Buffer.from(text));
      for (let end = 0; end <= text.length; end++) {
        expect(scanner.skipSpace(0, end)).toBe(end - text.slice(0, end).replace(/^[ \n\r\t]+/, '').length);
      }
    }),
  );
});

it.each([
  ['true,', 4],
  ['null]', 4],
  ['false\n', 5],
  ['-1.5e+3}', 7],
  ['1E9,', 3],
  ['NaN ', 3],
  ['Infinity,', 8],
  ['true', -1],
  ['tru,', -1],
  ['Infinit,', -1],
  ['12', -1],
  ['x,', -1],
  [',', -1],
])('literal in %s', (text, end) => {
  const { length } = scanner.load(Buffer.from(text));
  expect(scanner.literalEnd(0, length)).toBe(end);
});

it('finds the end of every object and list, whatever follows, and never in a part of it', () => {
  fc.assert(
    fc.property(containers, fc.constantFrom(undefined, 1, 6, '\t'), fc.string(), (value, space, after) => {
      const text = JSON.stringify(value, null, space);
      const length = Buffer.byteLength(text);
      expect(containerEnd(text)).toBe(length);
      expect(containerEnd(`${text}${after}`)).toBe(length);
      for (let end = 0; end < text.length; end += 1 + Math.floor(text.length / 50))
        expect(containerEnd(text.slice(0, end))).toBe(-1);
    }),
    { numRuns: 300 },
  );
});

it.each([
  '{,}',
  '[,]',
  '{"a"}',
  '{"a":}',
  '{"a" 1}',
  '[1 2]',
  '["a" "b"]',
  '{1:2}',
  '[}',
  '{]',
  '[1,]',
  '{"a":1,}',
  '[nul]',
  '[//x\n]',
  '[\u0001]',
  '[x]',
  `${'['.repeat(31)}${']'.repeat(31)}`,
])('leaves %s to the cutter', (text) => {
  expect(containerEnd(`${text} ]}`)).toBe(-1);
});

it.each(['startedDateTime', 'pageref', '_initiator', '_requestId', '_priority', '_frameref'])(
  'takes no entry that begins with %s for a header of another',
  (name) => {
    const { length } = scanner.load(Buffer.from(`{"request":{"headers":[{"${name}":1}]}}`));
    expect(scanner.entriesEnd(0, length)).toBe(-1);
    expect(scanner.containerEnd(0, length)).toBe(length);
  },
);

it('counts line feeds', () => {
  const chunk = scanner.load(Buffer.from(`{\n"a":\r\n${' '.repeat(20)}[\n]}\n`));
  expect(scanner.containerEnd(0, chunk.length)).toBe(chunk.length - 1);
  expect(scanner.passed()).toMatchObject({ lineFeeds: 3, lastLineFeed: chunk.indexOf('\n]') });
});

it.each([
  ['an OPTIONS', { request: { method: 'OPTIONS' }, response: { status: 200 } }, true],
  [
    'an Origin',
    { request: { method: 'GET', headers: [{ name: 'oRIGIN', value: 'x' }] }, response: { status: 200 } },
    true,
  ],
  [
    'a pair with an Origin',
    { request: { method: 'GET', headers: [['Origin', 'x']] }, response: { status: 200 } },
    true,
  ],
  ['no answer', { request: { method: 'GET' }, response: { status: 0 } }, true],
  ['a redirect', { request: { method: 'GET' }, response: { status: 307 } }, true],
  ['no status', { request: { method: 'GET' }, response: {} }, true],
  ['no request', { response: { status: 200 } }, true],
  ['no method', { request: {}, response: { status: 200 } }, true],
  [
    'an escape in a name',
    { request: { method: 'GET', headers: [{ name: 'o\u0001' }] }, response: { status: 200 } },
    true,
  ],
  [
    'none of these',
    { request: { method: 'GET', headers: [{ name: 'Accept', value: 'Origin' }] }, response: { status: 200 } },
    false,
  ],
  ['a longer name', { request: { method: 'GET', headers: [{ name: 'Origins' }] }, response: { status: 200 } }, false],
  [
    'an Origin elsewhere',
    { request: { method: 'GET' }, response: { status: 200, headers: [{ name: 'Origin', value: 'x' }] } },
    false,
  ],
  [
    'a method elsewhere',
    { request: { method: 'GET', x: { method: 'OPTIONS' } }, response: { status: 200, x: { status: 0 } } },
    false,
  ],
])('says of an entry with %s whether it can matter', (_, entry, wanted) => {
  const { length } = scanner.load(Buffer.from(JSON.stringify(entry)));
  expect(scanner.entriesEnd(0, length)).toBe(length);
  expect(maybeWanted({ ...createRelevance(), seen: scanner.passed().seen })).toBe(wanted);
});

it('sees the last of two methods, statuses and requests, whatever they are', () => {
  const twice = [
    '{"request":{"method":"GET","method":"PUT"},"response":{"status":200}}',
    '{"request":{"method":"GET"},"response":{"status":200,"status":200}}',
    '{"request":{"method":"GET"},"request":{},"response":{"status":200}}',
  ];
  for (const text of twice) {
    const { length } = scanner.load(Buffer.from(text));
    expect(scanner.entriesEnd(0, length)).toBe(length);
    expect(maybeWanted({ ...createRelevance(), seen: scanner.passed().seen })).toBe(true);
  }
});

it('takes chunks of any size', () => {
  for (const size of [0, 1, 524_288, 3_000_000, 10]) {
    const chunk = scanner.load(Buffer.alloc(size, 'a'));
    expect(chunk).toHaveLength(size);
    expect(scanner.stringEnd(0, size)).toBe(-1);
  }
});

it('keeps the chunk while an entry is looked at', () => {
  const chunk = chunkScanner().load(Buffer.from('chunk"'));
  entryScanner().load(Buffer.from('entry'));
  expect(chunk.toString()).toBe('chunk"');
  expect(chunkScanner().stringEnd(0, chunk.length)).toBe(5);
});

it('passes entries that nobody wants together, and lets no other one through', () => {
  const other = '{"request":{"method":"GET"},\n"response":{"status":200}}';
  const wanted = '{"request":{"method":"OPTIONS"},\n"response":{"status":404}}';
  const chunk = scanner.load(Buffer.from(`${other},\n${other} , ${other}\n,\n${wanted},${other}]`));
  const third = chunk.lastIndexOf(wanted) - 3;
  expect(scanner.entriesEnd(0, chunk.length)).toBe(third);
  expect(scanner.passed()).toMatchObject({
    entries: 3,
    lineFeeds: 4,
    lastLineFeed: chunk.lastIndexOf('\n', third - 1),
  });
  const behind = third + 3 + wanted.length;
  for (let again = 0; again < 2; again++) {
    expect(scanner.entriesEnd(third + 3, chunk.length)).toBe(behind);
    expect(scanner.passed()).toMatchObject({ entries: 1, lineFeeds: 1, lastLineFeed: chunk.indexOf('\n', third + 3) });
  }
  expect(scanner.entriesEnd(behind + 1, chunk.length)).toBe(chunk.length - 1);
  expect(scanner.passed().entries).toBe(1);
});

it('looks at an entry anew where another chunk stands', () => {
  const other = '{"request":{"method":"GET"},"response":{"status":200}}';
  const wanted = '{"request":{"method":"PATCH","headers":[{"name":"Origin"}]},"response":{"status":200}}';
  const { length } = scanner.load(Buffer.from(`${other},${wanted}`));
  expect(scanner.entriesEnd(0, length)).toBe(other.length);
  scanner.load(Buffer.from(`${other},${other}     `));
  expect(scanner.entriesEnd(other.length + 1, length)).toBe(2 * other.length + 1);
});
