import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNeedle } from '../../../src/formats/json-lines/needles.js';

describe('createNeedle', () => {
  it('finds what a search of every line would find', () => {
    const chunk = fc.array(fc.constantFrom('a', 'ab', 'b', 'x', '')).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(chunk, chunk, (first, second) => {
        const needle = createNeedle('ab');
        for (const text of [first, second]) {
          needle.reset();
          const bytes = Buffer.from(text);
          let start = 0;
          for (const line of text.split('\n')) {
            const expected = line.indexOf('ab');
            expect(needle.find(bytes, start, start + line.length)).toBe(expected < 0 ? -1 : start + expected);
            start += line.length + 1;
          }
        }
      }),
    );
  });
});
