import { describe, expect, it } from 'vitest';
import { fitTo, justify, line, lineWidth, recolour, span, textOf, wrapSpans } from '../../../src/views/tui/span.js';

const words = [span('one ', 'failed'), span('two')];

describe('fitTo', () => {
  it('fills up or cuts to exactly that many columns', () => {
    for (let width = 0; width < 12; width++) expect(lineWidth(fitTo(words, width))).toBe(width);
    expect(textOf(fitTo(words, 6))).toBe('one t…');
  });

  it('never splits a wide character', () => {
    for (let width = 0; width < 9; width++) expect(lineWidth(fitTo([span('a日本語')], width))).toBe(width);
  });
});

it('gives the end way where both ends do not fit', () => {
  expect(textOf(justify(line('left'), line('right'), 12))).toBe('left   right');
  expect(textOf(justify(line('left'), line('right'), 9))).toBe('left     ');
});

it('wraps at spaces near the edge, else anywhere, and keeps what each piece means', () => {
  const wrapped = wrapSpans([span('GET /a '), span('OPTIONS', 'marked'), span(' /b')], 10);
  expect(wrapped.map(textOf)).toEqual(['GET /a ', 'OPTIONS /b']);
  expect(wrapped[1]).toEqual([span('OPTIONS', 'marked'), span(' /b')]);
  expect(wrapSpans([span('x'.repeat(25))], 10).map(textOf)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)]);
  for (const one of wrapSpans([span('日本語日本語')], 5)) expect(lineWidth(one)).toBeLessThanOrEqual(5);
  expect(wrapSpans([span('日')], 1)).toHaveLength(1);
});

it('colours a whole line', () => {
  expect(recolour(words, 'selected').every(({ role }) => role === 'selected')).toBe(true);
});
