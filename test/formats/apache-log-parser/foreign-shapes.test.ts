import { describe, expect, it } from 'vitest';
import { foreignShapeOf } from '../../../src/formats/apache-log-parser/foreign-shapes.js';
import { foreignLetters } from '../../../src/formats/apache-log-parser/log-format-items.js';

/** How much of a text is a value of this shape: up to an index for what is scanned, else all or nothing. */
function take(letter: string, text: string, argument = ''): number | boolean {
  const shape = foreignShapeOf(letter, argument);
  if (shape === null) throw new Error(`no shape for ${letter}`);
  const bytes = Buffer.from(`x${text}x`);
  const end = bytes.length - 1;
  if (shape.kind === 'scanned') return shape.scan(bytes, 1, end) - 1;
  return shape.accepts?.(bytes, 1, end) ?? true;
}

describe('foreignShapeOf', () => {
  it.each([
    ['0.005 ', 5],
    ['12', 2],
    ['-1 ', 2],
    ['-', 1],
    ['1.', 2],
    ['.5', -2],
    ['x', -2],
    ['', -2],
  ])('reads seconds from %j', (text, end) => expect(take(foreignLetters.seconds, text)).toBe(end));

  it.each([
    ['', true],
    ['-', true],
    ['502', true],
    ['502, 200', true],
    ['502 : 200', true],
    ['502,', false],
    [': 200', false],
    ['502 :', false],
  ])('takes %j for a list or not', (text, fits) => {
    expect(take(foreignLetters.list, text)).toBe(fits);
    expect(take(foreignLetters.status, text)).toBe(fits);
  });

  it.each([
    ['', true],
    ['{} ', true],
    ['{a|b} {c} ', true],
    ['{a}', false],
    ['a} ', false],
  ])('takes %j for captures or not', (text, fits) => expect(take(foreignLetters.captures, text)).toBe(fits));

  it('knows what may stand before and behind a line', () => {
    expect(['', 'a: ', 'a'].map((text) => take(foreignLetters.prefix, text))).toEqual([true, true, false]);
    expect(['', ' a', 'a'].map((text) => take(foreignLetters.tail, text))).toEqual([true, true, false]);
    expect(take(foreignLetters.word, 'a')).toBe(true);
  });

  it.each([
    ['Nov 22 lb haproxy[1]: ::1:5 [22/Nov/2026:16:23:02]', 22],
    ['::1:5 [22/Nov/2026:16:23:02]', 0],
    ['[22/Nov/2026:16:23:02]', -2],
    ['a [b] c', -2],
    ['', -2],
  ])('finds the word before the date in %j', (text, end) => {
    expect(take(foreignLetters.prefix, text, 'dated')).toBe(end);
  });

  it('leaves Apache’s letters alone', () => expect(foreignShapeOf('r', '')).toBeNull());
});
