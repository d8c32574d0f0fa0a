import type xterm from '@xterm/headless';
import type { Screen } from './screen.js';

const colours = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

function styleOf(cell: xterm.IBufferCell): string {
  const words: string[] = [];
  if (cell.isBold()) words.push('bold');
  if (cell.isDim()) words.push('dim');
  if (cell.isUnderline()) words.push('underlined');
  if (cell.isInverse()) words.push('inverse');
  if (!cell.isFgDefault()) words.push(cell.isFgPalette() ? (colours[cell.getFgColor()] ?? 'no basic colour') : 'rgb');
  if (!cell.isBgDefault()) words.push('on a ground of its own');
  return words.length === 0 ? 'plain' : words.join(' ');
}

/** How each piece of each row looks, row by row: what is on either side of a change of style stands apart. */
export function styledRows(screen: Screen): readonly (readonly (readonly [style: string, text: string])[])[] {
  const buffer = screen.buffer();
  const cell = buffer.getNullCell();
  const rows: (readonly [string, string])[][] = [];
  for (let row = buffer.baseY; row < buffer.length; row++) {
    const pieces: [string, string][] = [];
    const line = buffer.getLine(row);
    for (let column = 0; column < (line?.length ?? 0); column++) {
      if (line?.getCell(column, cell) === undefined || cell.getWidth() === 0) continue;
      const style = styleOf(cell);
      const last = pieces.at(-1);
      const text = cell.getChars() || ' ';
      if (last?.[0] === style) last[1] += text;
      else pieces.push([style, text]);
    }
    rows.push(pieces);
  }
  return rows;
}

/** The style of the piece that begins with, or holds, a text. */
export function styleAt(screen: Screen, text: string): string | null {
  for (const pieces of styledRows(screen)) for (const [style, piece] of pieces) if (piece.includes(text)) return style;
  return null;
}
