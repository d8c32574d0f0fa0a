import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBagReader } from '../../../src/formats/access-log/header-bags.js';
import { createLineText } from '../../../src/formats/access-log/line-text.js';

const columns = [
  { name: 'referer', field: 0, condition: null },
  { name: 'user-agent', field: 1, condition: null },
];
/** The same columns, read one by one: they do not stand side by side. */
const apart = [
  { name: 'referer', field: 0, condition: null },
  { name: 'user-agent', field: 2, condition: null },
];

type Values = readonly [referer: string, agent: string];

function load([referer, agent]: Values, before: string) {
  const text = createLineText();
  const line = Buffer.from(`${before}"${referer}" "${agent}"`);
  text.load(line, 0, line.length);
  const start = Buffer.byteLength(before) + 1;
  const end = start + Buffer.byteLength(referer);
  const starts = Int32Array.of(start, end + 3, end + 3);
  return { text, starts, ends: Int32Array.of(end, line.length - 1, line.length - 1) };
}

const value = fc.oneof(
  fc.constantFrom('-', '', 'a', 'Mozilla/5.0', 'https://app.example.com/', 'é', 'x" "y', '\\"', '\\xc3\\xa9'),
  fc.stringMatching(/^[ab]{0,12}$/),
);

it('gives the bag that reading anew would give, whatever was read before', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value, fc.constantFrom('', 'GET ')), { maxLength: 200 }), (lines) => {
      const reader = createBagReader(columns, 'kept');
      const anew = createBagReader(apart, 'kept');
      for (const [referer, agent, before] of lines) {
        const { text, starts, ends } = load([referer, agent], before);
        expect(reader.read(text, starts, ends, 200)).toEqual(anew.read(text, starts, ends, 200));
      }
    }),
  );
});

it('gives one bag for headers that come again', () => {
  const reader = createBagReader(columns, 'kept');
  const bags = ['GET /a', 'GET /b'].map((before) => {
    const { text, starts, ends } = load(['https://app.example.com/', 'Mozilla/5.0'], before);
    return reader.read(text, starts, ends, 200);
  });
  expect(bags[0]).toBe(bags[1]);
});
