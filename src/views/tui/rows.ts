import type { Report } from '../../model/report.js';
import type { Level, Screen, Sort } from './level.js';
import { causeRows, endpointRows, groupsAndWarnings, originRows, placeRows, warningRows } from './lists/group-rows.js';
import { exchangeRows, newestRows, noiseRows, sourceRows } from './lists/plain-rows.js';
import type { Row } from './lists/row.js';
import { remember } from './remember.js';
import { levelOf, type State, shownReport } from './state.js';

export type Rows = {
  readonly rows: readonly Row[];
  /** How many there are in all; the others are hidden. */
  readonly all: number;
};

/** The rows of a level as they stand on the screen: filtered, sorted. */
export function rowsOf(state: State, level: Level = levelOf(state)): Rows {
  const all = allRows(state, level.screen);
  const { filter, sort, reverse } = level;
  if (all.length === 0) return { rows: all, all: 0 };
  const rows = arrange(all, JSON.stringify([filter, sort, reverse, state.onlyFailures]));
  return { rows, all: all.length };
}

/** Index of the selected row; -1 where there are no rows. */
export function selectedIndex(level: Level, rows: readonly Row[]): number {
  // Mostly it is where it was.
  if (level.selected !== null && rows[level.at]?.key === level.selected) return level.at;
  const found = level.selected === null ? -1 : rows.findIndex(({ key }) => key === level.selected);
  return found >= 0 ? found : Math.min(level.at, rows.length - 1);
}

export function selectedRow(state: State): Row | null {
  const level = levelOf(state);
  const { rows } = rowsOf(state, level);
  return rows[selectedIndex(level, rows)] ?? null;
}

const none: readonly Row[] = [];

function allRows(state: State, screen: Screen): readonly Row[] {
  const report = shownReport(state);
  if (screen.kind === 'input') return sourceRows(report, state.reading.files);
  if (screen.kind === 'newest') return ofNewest(state.newest);
  return report === null ? none : ofReport(report, JSON.stringify(screen));
}

const ofNewest = remember(newestRows);

const ofReport = remember((report: Report, key: string): readonly Row[] => {
  const screen = JSON.parse(key) as Screen;
  switch (screen.kind) {
    case 'causes':
      return [...causeRows(report), ...warningRows(report)];
    case 'timeline':
      return causeRows(report);
    case 'endpoints':
      return endpointRows(report);
    case 'origins':
      return originRows(report);
    case 'noise':
      return noiseRows(report);
    case 'places':
      return placeRows(report, screen.of);
    case 'exchanges':
    case 'exchange': {
      const group = groupsAndWarnings(report).find((one) => one.key === screen.group);
      return group === undefined ? none : exchangeRows(group, screen.origin);
    }
    default:
      return none;
  }
});

const arrange = remember((rows: readonly Row[], key: string): readonly Row[] => {
  const [filter, sort, reverse, onlyFailures] = JSON.parse(key) as [string, Sort | null, boolean, boolean];
  const failing = onlyFailures ? rows.filter(({ verdict }) => verdict === null || verdict === 'blocked') : rows;
  const wanted = filter === '' ? failing : failing.filter(matcher(filter));
  const ordered = sort === null ? wanted : [...wanted].sort(comparer(sort));
  return reverse ? [...ordered].reverse() : ordered;
});

/** What of a value a filter looks at: enough for all that is shown. */
const longestSearched = 300;

/** Smart case as in vim and less: a capital letter makes it exact. A leading `!` turns the filter round. */
function matcher(filter: string): (row: Row) => boolean {
  const inverted = filter.startsWith('!');
  const wanted = inverted ? filter.slice(1) : filter;
  if (wanted === '') return () => true;
  const exact = /\p{Lu}/u.test(wanted);
  return ({ badge, title, place }) => {
    const text = `${badge} ${title.slice(0, longestSearched)} ${place.slice(0, longestSearched)}`;
    return (exact ? text : text.toLowerCase()).includes(wanted) !== inverted;
  };
}

function comparer(sort: Sort): (a: Row, b: Row) => number {
  switch (sort) {
    case 'count':
      return (a, b) => b.count - a.count;
    case 'share':
      return (a, b) => share(b) - share(a);
    case 'name':
      return (a, b) => compareTexts(a.title, b.title);
    case 'first':
      return (a, b) => compareTexts(a.first ?? '\uffff', b.first ?? '\uffff');
    case 'last':
      return (a, b) => compareTexts(b.last ?? '', a.last ?? '');
  }
}

function share({ count, whole }: Row): number {
  return whole === 0 ? 0 : count / whole;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
