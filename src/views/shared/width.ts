import stringWidth from 'string-width';
import { simpleWidth } from './simple-width.js';

/** Columns that text takes in a terminal; styling counts nothing. */
export function widthOf(text: string): number {
  return simpleWidth(text) ?? stringWidth(text);
}

/** Text cut to at most `width` columns, an ellipsis showing the cut. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  if (width < 1) return '';
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += widthOf(character);
    if (used > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** As `cut`, but what is lost is in the middle: both ends of a path tell something. */
export function cutMiddle(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const characters = [...text];
  const end = Math.floor((width - 1) / 2);
  let tail = '';
  while (characters.length > 0 && widthOf(tail) < end) tail = `${characters.pop() ?? ''}${tail}`;
  return cut(`${characters.join('')}…`, width - widthOf(tail)) + tail;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

/**
 * Breaks a paragraph into lines of at most `width` columns at its spaces; a word longer than a line is broken where
 * the line ends.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, width);
    line = pieces.pop() ?? '';
    lines.push(...pieces);
  }
  lines.push(line);
  return lines.map((one) => one.trim());
}

function breakWord(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && widthOf(piece) + widthOf(character) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  pieces.push(piece);
  return pieces;
}
