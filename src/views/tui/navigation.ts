import { formatClock } from '../shared/moments.js';
import { layoutOf, showsBoth } from './layout.js';
import { firstLevel, type Level } from './level.js';
import type { Row } from './lists/row.js';
import { selectAt } from './movement.js';
import { rowsOf, selectedIndex, selectedRow } from './rows.js';
import { withLevel } from './settle.js';
import { levelOf, type State, type Tab, trailOf } from './state.js';

/** From the list to its detail where only one of them shows, else one level down. */
export function open(state: State): State {
  const row = selectedRow(state);
  if (row === null) return state;
  const layout = layoutOf(state, levelOf(state).screen);
  const showsListAlone = layout.detail === null && levelOf(state).screen.kind !== 'timeline' && layout.kind !== 'bare';
  if (showsListAlone) return { ...state, pane: 'detail' };
  if (row.opens !== null) return descend(state, row);
  return showsBoth(layout) ? { ...state, pane: 'detail' } : state;
}

function descend(state: State, row: Row): State {
  if (row.opens === null) return state;
  const trail = trailOf(state);
  const [first, ...rest] = trail;
  const left: Level = { ...levelOf(state), selected: row.key };
  const kept = rest.length === 0 ? ([left] as const) : ([first, ...rest.slice(0, -1), left] as const);
  const below = firstLevel(row.opens, nameOf(row));
  const next = row.opens.kind === 'exchange' ? { ...below, selected: row.key } : below;
  return { ...state, pane: 'list', trails: { ...state.trails, [state.tab]: [...kept, next] } };
}

function nameOf({ badge, title, place, subject, first, opens }: Row): string {
  if (subject.kind === 'exchange') return first === null ? title : `${title} ${formatClock(first)}`;
  const parts = opens?.kind === 'exchanges' ? [badge, title, place] : [badge, title];
  return parts.filter((part) => part !== '').join(' ');
}

/** One step back: the filter, the detail, the level. At the top there is nothing to go back to. */
export function back(state: State): State {
  const level = levelOf(state);
  const layout = layoutOf(state, level.screen);
  if (layout.list !== null && level.filter !== '') return withLevel(state, { filter: '' });
  if (state.pane === 'detail') return { ...state, pane: 'list' };
  const [first, ...rest] = trailOf(state);
  if (rest.length === 0) return state;
  return { ...state, trails: { ...state.trails, [state.tab]: [first, ...rest.slice(0, -1)] } };
}

/** The next or previous exchange, seen from inside one. */
export function sibling(state: State, by: number): State {
  const level = levelOf(state);
  if (level.screen.kind !== 'exchange') return state;
  const { rows } = rowsOf(state, level);
  const index = Math.max(0, Math.min(rows.length - 1, selectedIndex(level, rows) + by));
  const row = rows[index];
  if (row?.opens?.kind !== 'exchange') return state;
  return withLevel(state, { screen: row.opens, name: nameOf(row), selected: row.key, at: index, detailOffset: 0 });
}

export function switchPane(state: State): State {
  if (levelOf(state).screen.kind === 'timeline') return state;
  return { ...state, pane: state.pane === 'list' ? 'detail' : 'list' };
}

/** A tab is as it was left; chosen again, it goes back to its root. */
export function chooseTab(state: State, tab: Tab): State {
  if (tab !== state.tab) return { ...state, tab, pane: 'list' };
  const [first] = trailOf(state);
  return selectAt({ ...state, pane: 'list', trails: { ...state.trails, [tab]: [first] } }, first.at);
}
