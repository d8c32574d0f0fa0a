import { toAscii } from '../shared/ascii.js';
import { clean } from '../shared/clean.js';
import { cut, cutMiddle, widthOf } from '../shared/width.js';

/** What one cell shows at most; a value that is shown whole has lines of its own. */
const longestCell = 300;

/**
 * How text from the input comes to the screen: harmless, bounded, and in ASCII where the terminal speaks nothing else.
 * Every string of a report goes through here before it is measured.
 */
export type Show = {
  readonly ascii: boolean;
  readonly text: (value: string, longest?: number) => string;
  /** Cut at the end to `width` columns. */
  readonly cell: (value: string, width: number) => string;
  /** Cut in the middle: both ends of a path tell something. */
  readonly path: (value: string, width: number) => string;
};

export function createShow(ascii: boolean): Show {
  const text = (value: string, longest = longestCell) => {
    const harmless = clean(value, longest);
    return ascii ? toAscii(harmless) : harmless;
  };
  return {
    ascii,
    text,
    cell: (value, width) => short(text(value), width, cut),
    path: (value, width) => short(text(value), width, cutMiddle),
  };
}

/** Terminals disagree about the width of some characters, so text beyond ASCII leaves one column free. */
function short(value: string, width: number, shorten: (text: string, width: number) => string): string {
  if (isAscii(value)) return shorten(value, width);
  return widthOf(value) < width ? value : shorten(value, Math.max(0, width - 1));
}

function isAscii(value: string): boolean {
  for (let i = 0; i < value.length; i++) if (value.charCodeAt(i) > 0x7f) return false;
  return true;
}
