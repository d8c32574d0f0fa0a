import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRelevance, maybeWanted } from '../../../src/formats/har/relevance.js';
import { createScanner } from '../../../src/formats/har/scanner.js';

const scanner = createScanner();

/** What the scanner says of the entries of a chunk, one after the other, up to one that it cannot go through. */
function gone(chunk: string) {
  const { length } = scanner.load(Buffer.from(chunk));
  const ends: number[] = [];
  const seen: number[] = [];
  let lineFeeds = 0;
  let lastLineFeed = -1;
  let at = 0;
  for (;;) {
    const behind = scanner.entriesEnd(at, length);
    if (behind === -1) break;
    const passed = scanner.passed();
    ends.push(behind);
    seen.push(passed.seen);
    lineFeeds += passed.lineFeeds;
    if (passed.lineFeeds > 0) lastLineFeed = passed.lastLineFeed;
    at = behind + 1;
  }
  return { ends, seen, lineFeeds, lastLineFeed };
}

/** The same, but each entry is looked at in a chunk of its own, so that none is like another. */
function goneAlone(entries: readonly string[]) {
  const all = { ends: [] as number[], seen: [] as number[], lineFeeds: 0, lastLineFeed: -1 };
  let start = 0;
  let merges = false;
  for (const entry of entries) {
    const { ends, seen, lineFeeds, lastLineFeed } = gone(`${entry} `);
    const [end] = ends;
    const [bits = 0] = seen;
    if (end === undefined) break;
    const isUnwanted = !maybeWanted({ ...createRelevance(), seen: bits });
    if (merges && isUnwanted) {
      all.ends.pop();
      all.seen.pop();
    }
    all.ends.push(start + end);
    all.seen.push(bits);
    all.lineFeeds += lineFeeds;
    if (lineFeeds > 0) all.lastLineFeed = start + lastLineFeed;
    merges = isUnwanted;
    start += Buffer.byteLength(entry) + 1;
  }
  return all;
}

const word = fc.constantFrom('a', 'b', 'Origin', 'x'.repeat(40), 'é"\\', '');
const header = fc.record({ name: fc.constantFrom('Accept', 'Origin', 'Host', 'x"'), value: word });
const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 4 });
const entry = fc.record(
  {
    _initiator: fc.oneof(word, fc.constant({}), fc.record({ type: word, stack: some(fc.record({ a: word })) })),
    request: fc.record(
      {
        method: fc.constantFrom('GET', 'GET', 'GET', 'PUT', 'OPTIONS', 5),
        headers: some(fc.oneof(header, header, fc.tuple(word, word), word)),
        cookies: some(some(some(word))),
      },
      { requiredKeys: ['method'] },
    ),
    response: fc.record({ status: fc.constantFrom(200, 200, 200, 0, '200'), headers: some(header), method: word }),
    time: fc.constantFrom(1, 1.5, true, null, [], [[[5, 6, 7]]], { b: [[5, 6, 7]] }, [{ b: [5, 6, 7] }]),
  },
  { requiredKeys: ['request', 'response'] },
);

/** What JSON.stringify never writes. */
const damage = fc.constantFrom(
  (text: string) => text,
  (text: string) => text,
  (text: string) => text.replace('"request":', '"request":{"method":"GET"},"request":'),
  (text: string) => text.replace('"method":', '"method":"PUT","method":'),
  (text: string) => text.replace('"name":', '"pageref":'),
  (text: string) => text.replace(/]/, ',]'),
  (text: string) => text.slice(0, -2),
  (text: string) => text.replaceAll(':', ' :\n'),
);

it('goes through entries that are alike as it does through each by itself', () => {
  const few = fc.array(entry, { minLength: 1, maxLength: 3 });
  const texts = few.chain((kinds) =>
    fc.array(fc.tuple(fc.constantFrom(...kinds), fc.constantFrom(0, 0, 0, 2), damage), { minLength: 1, maxLength: 12 }),
  );
  fc.assert(
    fc.property(texts, (chosen) => {
      const entries = chosen.map(([value, space, change]) => change(JSON.stringify(value, null, space)));
      expect(gone(entries.join(','))).toEqual(goneAlone(entries));
    }),
    { numRuns: 2000 },
  );
});

it('goes through an entry of more members than there are milestones', () => {
  const members = Array.from({ length: 3000 }, (_, i) => [`member${i}`, i]);
  const text = JSON.stringify({
    request: { method: 'GET' },
    ...Object.fromEntries(members),
    response: { status: 200 },
  });
  expect(gone([text, text, text].join(','))).toEqual(goneAlone([text, text, text]));
});
