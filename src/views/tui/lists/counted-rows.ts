import { formatCount, formatShare } from '../../shared/numbers.js';
import { cut, padEnd, padStart, widthOf, wrap } from '../../shared/width.js';
import { bar } from '../charts.js';
import type { Show } from '../show.js';
import { type Line, type Role, span } from '../span.js';
import type { Metric } from '../state.js';
import { mark } from './mark.js';
import type { Row } from './row.js';

const barWidth = 7;
const shareWidth = 9;

type CountedView = { readonly rows: readonly Row[]; readonly metric: Metric; readonly width: number };

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

type Cells = CountedView & { readonly height: number; readonly fresh: ReadonlySet<string>; readonly show: Show };

/** How many lines a row takes: a second one where there is room for all, and one is too short for what they say. */
export function countedHeight(view: CountedView & { readonly height: number }): 1 | 2 {
  const { rows, height } = view;
  if (rows.length * 2 > height) return 1;
  const room = roomFor(view);
  return rows.some(({ title, place }) => title.length + place.length + 2 > room) ? 2 : 1;
}

/** What stands in front of the counts: the mark, the badge and the name. */
function roomFor(view: CountedView): number {
  const { badge, value, bar: barRoom, share } = columnsFor(view);
  return view.width - 5 - badge - value - barRoom - share;
}

/** Counts with their names; one line a row, or two. */
export function countedCells(view: Cells): (row: Row) => readonly Line[] {
  const { rows, metric, show } = view;
  const largest = Math.max(metric === 'share' ? 0.01 : 1, largestOf(rows, metric));
  const columns = columnsFor(view);
  const room = roomFor(view);
  const inTwo = countedHeight(view) === 2;
  const whole = room + 1 + columns.value + columns.share + columns.bar;
  return (row) => {
    const isFresh = view.fresh.has(row.key);
    const hasShare = columns.share === 0 && metric !== 'share' && row.whole > 0;
    const roomBelow = whole - (hasShare ? shareWidth : 0);
    const [name, below] = inTwo ? namesInTwo(row, room, roomBelow, show) : [nameCells(row, room, show), null];
    const first: Line = [
      mark(row, isFresh),
      ...(columns.badge > 0 ? [span(padEnd(show.text(row.badge), columns.badge))] : []),
      span(name.title, isFresh ? 'alarm' : 'plain'),
      span(padEnd(name.place === '' ? '' : `  ${name.place}`, room - widthOf(name.title)), 'quiet'),
      span(` ${padStart(valueText(row, metric), columns.value)}`, roleOf(row)),
      ...(columns.share > 0 ? [span(padStart(formatShare(row.count, row.whole), columns.share), 'quiet')] : []),
      ...(columns.bar > 0
        ? [span(` ${padEnd(bar(measure(row, metric), largest, barWidth), barWidth)}`, roleOf(row))]
        : []),
    ];
    if (below === null) return [first];
    return [
      first,
      [
        span(' '.repeat(2 + columns.badge)),
        span(below.title, isFresh ? 'alarm' : 'plain'),
        span(padEnd(between(below), roomBelow - widthOf(below.title)), 'quiet'),
        ...(hasShare ? [span(padStart(formatShare(row.count, row.whole), shareWidth), 'quiet')] : []),
      ],
    ];
  };
}

type Name = { readonly title: string; readonly place: string };

function between({ title, place }: Name): string {
  return title === '' || place === '' ? place : `  ${place}`;
}

/** A title of words goes on in the second line; a path has the first alone. */
function namesInTwo({ title, place }: Row, room: number, below: number, show: Show): readonly [Name, Name] {
  if (!title.includes(' '))
    return [
      { title: show.path(title, room), place: '' },
      { title: '', place: show.path(place, below) },
    ];
  const [first = '', ...rest] = wrap(show.text(title), room);
  const more = cut(rest.join(' '), below);
  const left = more === '' ? below : below - widthOf(more) - 2;
  return [
    { title: first, place: '' },
    { title: more, place: left < 10 ? '' : show.path(place, left) },
  ];
}

/** Words keep their beginning and go before the place; a path and where it is asked from share the room. */
function nameCells({ title, place }: Row, room: number, show: Show): Name {
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
