import type { Role } from './span.js';

/** Props of an Ink text: only the sixteen colours that follow the reader's palette, and the terminal's own ground. */
export type TextStyle = {
  readonly color?: string;
  readonly bold?: boolean;
  readonly dimColor?: boolean;
  readonly inverse?: boolean;
  readonly underline?: boolean;
};

export type Theme = Readonly<Record<Role, TextStyle>>;
export type ThemeName = 'dark' | 'light';

const shared = {
  plain: {},
  quiet: { dimColor: true },
  strong: { bold: true },
  failed: { color: 'red', bold: true },
  passed: { color: 'green' },
  selected: { inverse: true },
  marked: { bold: true, underline: true },
  alarm: { color: 'red', bold: true, inverse: true },
} as const satisfies Partial<Theme>;

/** Yellow and cyan cannot be read on a light ground. */
export const themes: Readonly<Record<ThemeName, Theme>> = {
  dark: { ...shared, doubtful: { color: 'yellow' }, accent: { color: 'cyan' } },
  light: { ...shared, doubtful: { color: 'magenta' }, accent: { color: 'blue' } },
};

/** By `COLORFGBG`, which many terminals set: `15;0` is light on dark, `0;15` dark on light. Dark is the better guess. */
export function guessTheme(env: Readonly<Record<string, string | undefined>>): ThemeName {
  const ground = Number(env['COLORFGBG']?.split(';').at(-1) || Number.NaN);
  return ground === 7 || (ground >= 9 && ground <= 15) ? 'light' : 'dark';
}
