import { layoutOf, linesAbove } from './layout.js';
import { rowHeight } from './lists/list-lines.js';
import { rowsOf, selectedIndex } from './rows.js';
import { withLevel } from './settle.js';
import { levelOf, type State } from './state.js';

/** Whether the arrows scroll the detail rather than move in the list. */
function movesDetail(state: State): boolean {
  const { list, detail } = layoutOf(state, levelOf(state).screen);
  return detail !== null && (list === null || state.pane === 'detail');
}

export function move(state: State, by: number): State {
  if (movesDetail(state)) return scrollDetail(state, by);
  const level = levelOf(state);
  const { rows } = rowsOf(state, level);
  return selectAt(state, selectedIndex(level, rows) + by);
}

/** `by` pages; a half one may be. */
export function page(state: State, by: number): State {
  const { list, detail } = layoutOf(state, levelOf(state).screen);
  const box = movesDetail(state) ? detail : list;
  const height = box?.height ?? 1;
  return move(state, Math.sign(by) * Math.max(1, Math.floor(Math.abs(by) * height) - (Math.abs(by) >= 1 ? 1 : 0)));
}

export function toEnd(state: State, at: 'first' | 'last'): State {
  if (movesDetail(state)) return withLevel(state, { detailOffset: at === 'first' ? 0 : Number.MAX_SAFE_INTEGER });
  return selectAt(state, at === 'first' ? 0 : Number.MAX_SAFE_INTEGER);
}

/** At the very first and the very last row the selection stays there, whatever comes. */
export function selectAt(state: State, index: number): State {
  const { rows } = rowsOf(state);
  const at = Math.max(0, Math.min(index, rows.length - 1));
  const sticks = at === 0 || (state.tab === 'newest' && at === rows.length - 1);
  const selected = sticks ? null : (rows[at]?.key ?? null);
  return withLevel(state, { selected, at: sticks && at > 0 ? Number.MAX_SAFE_INTEGER : at, detailOffset: 0 });
}

/** The window may go past the end here; `settle` brings it back. */
export function scrollDetail(state: State, by: number): State {
  return withLevel(state, { detailOffset: Math.max(0, levelOf(state).detailOffset + by) });
}

/** Which row of the list, or whether the detail, lies under a place of the screen. */
export function placeUnder(
  state: State,
  column: number,
  row: number,
): { readonly pane: 'list' | 'detail'; readonly index: number } | null {
  const level = levelOf(state);
  const layout = layoutOf(state, level.screen);
  const line = row - 1 - linesAbove(layout) - layout.chartHeight;
  if (line < 0) return null;
  const { list, detail } = layout;
  const inList = list !== null && line < list.height && column <= list.width;
  if (inList) {
    const { rows } = rowsOf(state, level);
    const each = level.screen.kind === 'timeline' ? 1 : rowHeight({ rows, metric: state.metric, ...list });
    return { pane: 'list', index: level.offset + Math.floor(line / each) };
  }
  return detail === null ? null : { pane: 'detail', index: 0 };
}
