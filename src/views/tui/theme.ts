import type { Role } from './span.js';

/** Parameters of SGR: only the sixteen colours that follow the reader's palette, and the terminal's own ground. */
export type Theme = Readonly<Record<Role, string>>;
export type ThemeName = 'dark' | 'light' | 'plain';

const bold = '1';
const dim = '2';
const underlined = '4';
const inverse = '7';
const red = '31';
const green = '32';
const yellow = '33';
const blue = '34';
const magenta = '35';
const cyan = '36';

const colourless = {
  plain: '',
  quiet: dim,
  strong: bold,
  failed: bold,
  passed: '',
  doubtful: '',
  accent: '',
  selected: inverse,
  marked: `${bold};${underlined}`,
  alarm: `${bold};${inverse}`,
} as const satisfies Theme;

const coloured = {
  ...colourless,
  failed: `${bold};${red}`,
  passed: green,
  alarm: `${bold};${inverse};${red}`,
} as const satisfies Theme;

/** Yellow and cyan cannot be read on a light ground; without colour there are still weight and inversion. */
export const themes: Readonly<Record<ThemeName, Theme>> = {
  dark: { ...coloured, doubtful: yellow, accent: cyan },
  light: { ...coloured, doubtful: magenta, accent: blue },
  plain: colourless,
};

type Surroundings = {
  readonly color: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** By `COLORFGBG`, which many terminals set: `15;0` is light on dark, `0;15` dark on light. Dark is the better guess. */
export function guessTheme({ color, env }: Surroundings): ThemeName {
  if (!color) return 'plain';
  const ground = Number(env['COLORFGBG']?.split(';').at(-1) || Number.NaN);
  return ground === 7 || (ground >= 9 && ground <= 15) ? 'light' : 'dark';
}

/** Where there is no colour there is nothing to choose. */
export function otherTheme(theme: ThemeName): ThemeName {
  if (theme === 'plain') return theme;
  return theme === 'dark' ? 'light' : 'dark';
}
