import { expect, it } from 'vitest';
import { graphemesOf } from '../../../../src/views/tui/terminal/graphemes.js';

it.each([
  ['', []],
  ['j', ['j']],
  ['\r\nq', ['\r\n', 'q']],
  ['e\u0301x', ['e\u0301', 'x']],
  ['👩‍👩‍👧🇩🇪', ['👩‍👩‍👧', '🇩🇪']],
])('%j', (text, characters) => {
  expect(graphemesOf(text)).toEqual(characters);
});
