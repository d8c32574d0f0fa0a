import { describe, expect, it } from 'vitest';
import { guessTheme, themes } from '../../../src/views/tui/theme.js';

describe('the themes', () => {
  it('use the sixteen colours of the palette alone, and no ground of their own', () => {
    for (const theme of Object.values(themes)) {
      for (const style of Object.values(theme)) {
        expect(['color', 'bold', 'dimColor', 'inverse', 'underline']).toEqual(
          expect.arrayContaining(Object.keys(style)),
        );
        if ('color' in style) expect(['red', 'green', 'yellow', 'blue', 'magenta', 'cyan']).toContain(style.color);
      }
    }
  });

  it('write nothing in yellow or cyan on a light ground', () => {
    expect(JSON.stringify(themes.light)).not.toMatch(/yellow|cyan/);
  });
});

it.each([
  [undefined, 'dark'],
  ['15;0', 'dark'],
  ['0;15', 'light'],
  ['12;default;7', 'light'],
  ['0;8', 'dark'],
  ['nonsense', 'dark'],
])('COLORFGBG=%s is %s', (value, theme) => {
  expect(guessTheme(value === undefined ? {} : { COLORFGBG: value })).toBe(theme);
});
