import { formatCount, formatShare } from '../../shared/numbers.js';
import { padEnd, padStart, widthOf } from '../../shared/width.js';
import { bar } from '../charts.js';
import type { Level } from '../level.js';
import { preciseMomentOf } from '../moment.js';
import type { Reading } from '../reading.js';
import type { Show } from '../show.js';
import { fitTo, type Line, type Role, recolour, type Span, span } from '../span.js';
import type { Metric } from '../state.js';
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
  for (let index = level.offset; index < Math.min(rows.length, level.offset + height); index++) {
    const row = rows[index];
    if (row === undefined) break;
    const isSelected = index === selected;
    const fitted = fitTo([...fitTo([span(isSelected ? '▸' : ' '), ...cells(row)], width - 1), span(' ')], width);
    lines.push(isSelected ? recolour(fitted, view.focused ? 'selected' : 'strong') : fitted);
  }
  while (lines.length < height) lines.push(fitTo([], width));
  return lines;
}

type Cells = (row: Row) => Line;

function cellsFor(view: ListView): Cells {
  if (view.cells !== undefined) return view.cells;
  const kind = view.rows[0]?.subject.kind;
  if (kind === 'source') return (row) => sourceCells(row, { ...view, width: view.width - 1 });
  if (kind === 'exchange') return exchangeCells(view);
  return countedCells(view);
}

function exchangeCells({ rows, width: whole, show, span: times }: ListView): Cells {
  const width = whole - 1;
  const moment = preciseMomentOf(times);
  const timeWidth = Math.max(0, ...rows.slice(0, 50).map(({ first }) => (first === null ? 0 : moment(first).length)));
  const placeWidth = width >= 64 ? Math.min(26, Math.floor(width / 4)) : 0;
  const titleWidth = Math.max(8, width - 9 - timeWidth - (placeWidth > 0 ? placeWidth + 1 : 0));
  return (row) => [
    mark(row, false),
    span(padEnd(row.first === null ? '' : moment(row.first), timeWidth + 1), 'quiet'),
    span(padEnd(show.text(row.badge), 4)),
    span(padEnd(show.path(row.title, titleWidth), titleWidth + 1)),
    ...(placeWidth > 0 ? [span(show.cell(row.place, placeWidth), 'quiet')] : []),
  ];
}

const barWidth = 7;
const shareWidth = 9;

type CountedView = Pick<ListView, 'rows' | 'metric' | 'width'>;

/** What of a row of counts there is room for. */
function columnsFor({ rows, metric, width }: CountedView) {
  const counted = rows.some(({ whole }) => whole > 0);
  return {
    value: Math.max(5, ...rows.slice(0, 200).map((row) => widthOf(valueText(row, metric)))),
    badge: rows.some(({ badge }) => badge !== '') ? 4 : 0,
    bar: width > 40 ? barWidth + 1 : 0,
    share: width > 56 && metric === 'count' && counted ? shareWidth : 0,
  };
}

export type Head = { readonly text: string /** The column behind it. */; readonly end: number };

/** The names of the columns of counts. */
export function columnHeads(view: CountedView): readonly Head[] {
  const kind = view.rows[0]?.subject.kind;
  if (kind !== 'groups' && kind !== 'options') return [];
  const { bar: barRoom, share: shareRoom } = columnsFor(view);
  const end = view.width - 1 - barRoom;
  return [{ text: view.metric, end: end - shareRoom }, ...(shareRoom > 0 ? [{ text: 'share', end }] : [])];
}

function countedCells(view: ListView): Cells {
  const { rows, metric, show } = view;
  const largest = Math.max(metric === 'share' ? 0.01 : 1, largestOf(rows, metric));
  const columns = columnsFor(view);
  const room = view.width - 5 - columns.badge - columns.value - columns.bar - columns.share;
  return (row) => {
    const { title, place } = nameCells(row, room, show);
    return [
      mark(row, view.fresh.has(row.key)),
      ...(columns.badge > 0 ? [span(padEnd(show.text(row.badge), columns.badge))] : []),
      span(title, view.fresh.has(row.key) ? 'alarm' : 'plain'),
      span(padEnd(place === '' ? '' : `  ${place}`, room - widthOf(title)), 'quiet'),
      span(` ${padStart(valueText(row, metric), columns.value)}`, roleOf(row)),
      ...(columns.share > 0 ? [span(padStart(formatShare(row.count, row.whole), columns.share), 'quiet')] : []),
      ...(columns.bar > 0
        ? [span(` ${padEnd(bar(measure(row, metric), largest, barWidth), barWidth)}`, roleOf(row))]
        : []),
    ];
  };
}

/** Words keep their beginning and go before the place; a path and where it is asked from share the room. */
function nameCells(
  { title, place }: Row,
  room: number,
  show: Show,
): { readonly title: string; readonly place: string } {
  const isPath = !title.includes(' ');
  const whole = widthOf(show.text(title));
  const besidePlace = Math.max(room - widthOf(show.text(place)) - 2, Math.ceil(room / 2));
  const forTitle = isPath && place !== '' && room >= 24 ? Math.min(whole, besidePlace) : room;
  const named = isPath ? show.path(title, forTitle) : show.cell(title, forTitle);
  const left = room - widthOf(named) - 2;
  return { title: named, place: place === '' || left < 10 ? '' : show.path(place, left) };
}

function largestOf(rows: readonly Row[], metric: Metric): number {
  let largest = 0;
  for (const row of rows) largest = Math.max(largest, measure(row, metric));
  return largest;
}

function mark({ verdict }: Row, isFresh: boolean): Span {
  if (isFresh) return span('+ ', 'alarm');
  if (verdict === 'blocked') return span('✘ ', 'failed');
  if (verdict === 'passed') return span('! ', 'doubtful');
  return verdict === 'undecided' ? span('? ', 'doubtful') : span('  ');
}

function roleOf({ verdict }: Row): Role {
  return verdict === 'blocked' ? 'failed' : verdict === 'undecided' ? 'doubtful' : 'accent';
}

function measure({ count, whole, clients, origins }: Row, metric: Metric): number {
  switch (metric) {
    case 'count':
      return count;
    case 'share':
      return whole === 0 ? 0 : count / whole;
    case 'clients':
      return clients;
    case 'origins':
      return origins;
  }
}

function valueText(row: Row, metric: Metric): string {
  return metric === 'share' ? formatShare(row.count, row.whole) : formatCount(measure(row, metric));
}
