import type { ViewOptions } from '../views/view.js';
import type { Io } from './io.js';

const widthWithoutTerminal = 100;

/** How standard output is written to: colour only in a terminal that wants it, and never against NO_COLOR or a flag. */
export function viewOptionsFor({ stdout, env }: Pick<Io, 'stdout' | 'env'>, colorAllowed: boolean): ViewOptions {
  const isTerminal = stdout.isTTY === true;
  return {
    width: isTerminal ? (stdout.columns ?? widthWithoutTerminal) : widthWithoutTerminal,
    color: colorAllowed && isTerminal && !isSet(env['NO_COLOR']) && env['TERM'] !== 'dumb',
    ascii: !speaksUtf8(env),
  };
}

/** How a file is written: it may be read anywhere. */
export const fileViewOptions: ViewOptions = { width: widthWithoutTerminal, color: false, ascii: false };

/** The first of these that is set decides, as for the C library; where none is, UTF-8 is the better guess today. */
function speaksUtf8(env: Io['env']): boolean {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(isSet);
  return locale === undefined || /utf-?8/i.test(locale);
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
