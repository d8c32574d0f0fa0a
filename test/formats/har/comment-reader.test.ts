import { expect, it } from 'vitest';
import { createCommentReader } from '../../../src/formats/har/comment-reader.js';

/** How many bytes behind the first slash belong to the comment; null where it is none, or has no end here. */
function length(text: string, inDocument = true): number | null {
  const reader = createCommentReader();
  reader.begin(inDocument);
  for (const [at, byte] of Buffer.from(text).entries()) {
    const step = reader.step(byte);
    if (step !== 'inside') return step === 'over' ? at + 1 : null;
  }
  return null;
}

it.each([
  ['/ x\n{', 4],
  ['/\n', 2],
  ['* x */{', 6],
  ['**/', 3],
  ['* * / */', 8],
  ['* // \n */', 9],
  ['*/', null],
  ['x', null],
  ['"', null],
])('%j', (text, expected) => {
  expect(length(text)).toBe(expected);
});

it('believes in long comments before a document only', () => {
  const text = `/${'x'.repeat(5000)}\n`;
  expect([length(text), length(text, false)]).toEqual([null, text.length]);
});
