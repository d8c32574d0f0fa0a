import { detailOf } from './detail.js';
import { lastHelpOffset } from './help.js';
import { detailWidth, layoutOf } from './layout.js';
import type { Level } from './level.js';
import { rowsOf, selectedIndex } from './rows.js';
import { levelOf, type State, trailOf } from './state.js';

/** Changes what is on the screen now. */
export function withLevel(state: State, change: Partial<Level>): State {
  const trail = trailOf(state);
  const top: Level = { ...levelOf(state), ...change };
  const [first, ...rest] = trail;
  const changed = rest.length === 0 ? ([top] as const) : ([first, ...rest.slice(0, -1), top] as const);
  return { ...state, trails: { ...state.trails, [state.tab]: changed } };
}

function withHelpInReach(state: State): State {
  if (state.overlay?.kind !== 'help') return state;
  const offset = Math.min(state.overlay.offset, lastHelpOffset(state));
  return offset === state.overlay.offset ? state : { ...state, overlay: { kind: 'help', offset } };
}

/** Brings the windows back over what there is: the selected row shows, and no detail is scrolled past its end. */
export function settle(unsettled: State): State {
  const state = withHelpInReach(unsettled);
  const level = levelOf(state);
  const layout = layoutOf(state, level.screen);
  const change: { -readonly [K in keyof Level]?: Level[K] } = {};
  const { rows } = rowsOf(state, level);
  const at = Math.max(0, selectedIndex(level, rows));
  // A selection that sticks to the first or the last row names none, and keeps its place.
  if (level.selected !== null && at !== level.at) change.at = at;
  if (layout.list !== null) {
    const { height } = layout.list;
    const latest = Math.max(0, rows.length - height);
    const offset = Math.min(latest, Math.max(at - height + 1, Math.min(level.offset, at)));
    if (offset !== level.offset) change.offset = offset;
  }
  if (layout.detail !== null && level.detailOffset > 0) {
    const latest = Math.max(0, detailOf(state, detailWidth(layout.detail)).length - layout.detail.height);
    if (level.detailOffset > latest) change.detailOffset = latest;
  }
  return Object.keys(change).length === 0 ? state : withLevel(state, change);
}
