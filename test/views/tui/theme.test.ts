import { describe, expect, it } from 'vitest';
import { guessTheme, otherTheme, themes } from '../../../src/views/tui/theme.js';

describe('the themes', () => {
  it('use the sixteen colours of the palette alone, and no ground of their own', () => {
    for (const theme of Object.values(themes)) {
      for (const style of Object.values(theme)) expect(style).toMatch(/^(?:(?:[1247]|3[1-6])(?:;|$))*$/);
    }
  });

  it('write nothing in yellow or cyan on a light ground', () => {
    for (const style of Object.values(themes.light)) expect(style).not.toMatch(/3[36]/);
  });

  it('are weight and inversion alone where there shall be no colour', () => {
    for (const style of Object.values(themes.plain)) expect(style).not.toContain('3');
    expect(themes.plain.selected).toBe('7');
    expect(otherTheme('plain')).toBe('plain');
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
  const env = value === undefined ? {} : { COLORFGBG: value };
  expect(guessTheme({ color: true, env })).toBe(theme);
  expect(guessTheme({ color: false, env })).toBe('plain');
});
