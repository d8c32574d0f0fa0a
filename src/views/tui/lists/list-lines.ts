import { padEnd } from '../../shared/width.js';
import type { Level } from '../level.js';
import { preciseMomentOf } from '../moment.js';
import type { Reading } from '../reading.js';
import type { Show } from '../show.js';
import { fitTo, type Line, recolour, span } from '../span.js';
import type { Metric } from '../state.js';
import { countedCells, countedHeight } from './counted-rows.js';
import { mark } from './mark.js';
import type { Row } from './row.js';
import { sourceCells } from './source-cells.js';

export type ListView = {
  readonly rows: readonly Row[];
  readonly level: Level;
  /** Index of the selected row. */
  readonly selected: number;
  /** Whether the arrows move here; otherwise the selected row is only marked. */
  readonly focused: boolean;
  readonly width: number;
  readonly height: number;
  readonly metric: Metric;
  /** Keys of rows that came new. */
  readonly fresh: ReadonlySet<string>;
  readonly show: Show;
  readonly reading: Reading;
  /** Times of the report, for how a moment is shown. */
  readonly span: { readonly first: string | null; readonly last: string | null };
  /** How a row is written, where not as its kind is by itself. */
  readonly cells?: (row: Row) => Line;
};

/** The visible rows, exactly `height` lines of `width` columns. */
export function listLines(view: ListView): readonly Line[] {
  const { rows, level, height, width, selected } = view;
  const cells = cellsFor(view);
  const lines: Line[] = [];
  for (let index = level.offset; index < rows.length && lines.length < height; index++) {
    const row = rows[index];
    if (row === undefined) break;
    const isSelected = index === selected;
    for (const [at, line] of cells(row).entries()) {
      const pointer = span(isSelected && at === 0 ? '▸' : ' ');
      const fitted = fitTo([...fitTo([pointer, ...line], width - 1), span(' ')], width);
      lines.push(isSelected ? recolour(fitted, view.focused ? 'selected' : 'strong') : fitted);
    }
  }
  while (lines.length < height) lines.push(fitTo([], width));
  return lines;
}

/** How many lines each row takes. */
export function rowHeight(view: Pick<ListView, 'rows' | 'metric' | 'width' | 'height'>): 1 | 2 {
  const kind = view.rows[0]?.subject.kind;
  return kind === 'groups' || kind === 'options' ? countedHeight(view) : 1;
}

function cellsFor(view: ListView): (row: Row) => readonly Line[] {
  const { cells } = view;
  if (cells !== undefined) return (row) => [cells(row)];
  const kind = view.rows[0]?.subject.kind;
  if (kind === 'source') return (row) => [sourceCells(row, { ...view, width: view.width - 1 })];
  if (kind === 'exchange') return exchangeCells(view);
  return countedCells(view);
}

function exchangeCells({ rows, width: whole, show, span: times }: ListView): (row: Row) => readonly Line[] {
  const width = whole - 1;
  const moment = preciseMomentOf(times);
  const timeWidth = Math.max(0, ...rows.slice(0, 50).map(({ first }) => (first === null ? 0 : moment(first).length)));
  const placeWidth = width >= 64 ? Math.min(26, Math.floor(width / 4)) : 0;
  const titleWidth = Math.max(8, width - 9 - timeWidth - (placeWidth > 0 ? placeWidth + 1 : 0));
  return (row) => [
    [
      mark(row, false),
      span(padEnd(row.first === null ? '' : moment(row.first), timeWidth + 1), 'quiet'),
      span(padEnd(show.text(row.badge), 4)),
      span(padEnd(show.path(row.title, titleWidth), titleWidth + 1)),
      ...(placeWidth > 0 ? [span(show.cell(row.place, placeWidth), 'quiet')] : []),
    ],
  ];
}
