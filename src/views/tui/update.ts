import type { Action, Effect, Step } from './action.js';
import { nextServer } from './fixes-for.js';
import { sorts } from './level.js';
import { move, page, placeUnder, scrollDetail, selectAt, toEnd } from './movement.js';
import { back, chooseTab, open, sibling, switchPane } from './navigation.js';
import { caughtUp, withFailures, withReport } from './news.js';
import { picked } from './picking.js';
import { withProblem, withProgress } from './reading.js';
import { selectedRow } from './rows.js';
import { settle, withLevel } from './settle.js';
import { alarms, levelOf, metrics, type State, shownReport } from './state.js';
import { tabAt } from './tabs-line.js';
import { otherTheme } from './theme.js';
import { editFilter, editSave, typed } from './typing.js';

/** What happens next. Pure: everything that touches the world is an effect. */
export function update(state: State, action: Action): Step<State> {
  const [next, effects] = step(isFromReader(action) ? quieted(state) : state, action);
  return [settle(next), effects];
}

/** A message stands until the next key; a cause that was looked at is no news. */
function quieted(state: State): State {
  return state.message === null && state.fresh.size === 0 ? state : { ...state, message: null, fresh: new Set() };
}

function isFromReader({ type }: Action): boolean {
  return !['progress', 'snapshot', 'problem', 'failures', 'caught-up', 'done', 'resize', 'told'].includes(type);
}

function step(state: State, action: Action): Step<State> {
  switch (action.type) {
    case 'snapshot':
      return withReport(state, action.report, action.now);
    case 'done': {
      const [told, effects] = withReport(state, action.report, action.now);
      // Where nothing could be read, the screen itself says why.
      const message = action.report.sources.length === 0 ? null : told.message;
      return [{ ...told, message, reading: { ...told.reading, phase: 'done' } }, effects];
    }
    case 'typed':
      return typed(state, action.key);
    case 'picked':
      return picked(state, action.letter);
    case 'interrupt':
      return interrupt(state);
    case 'quit':
      return [state, [{ type: 'quit', interrupted: false, keepFrame: action.keepFrame }]];
    case 'mouse':
      return [
        { ...state, mouse: !state.mouse, message: `Mouse ${state.mouse ? 'off' : 'on'}.` },
        [{ type: 'mouse', on: !state.mouse }],
      ];
    case 'redraw':
    case 'suspend':
      return [state, [{ type: action.type }]];
    default:
      return [change(state, action), noEffects];
  }
}

const noEffects: readonly Effect[] = [];

/** Once while reading: keep what was read. Then: quit. */
function interrupt(state: State): Step<State> {
  const { phase } = state.reading;
  if (phase !== 'reading' && phase !== 'following')
    return [state, [{ type: 'quit', interrupted: true, keepFrame: false }]];
  const message = 'Stopped reading; what was read stays. Ctrl-C again quits.';
  return [{ ...state, reading: { ...state.reading, phase: 'stopping' }, message }, [{ type: 'stop-reading' }]];
}

type Plain = Exclude<
  Action,
  { readonly type: 'snapshot' | 'done' | 'typed' | 'picked' | 'interrupt' | 'quit' | 'mouse' | 'redraw' | 'suspend' }
>;

function change(state: State, action: Plain): State {
  switch (action.type) {
    case 'progress':
      return {
        ...state,
        reading: withProgress({ ...state.reading, counted: action.counted }, action.files, action.now),
      };
    case 'problem':
      return { ...state, reading: withProblem(state.reading, action.message), message: action.message };
    case 'failures':
      return withFailures(state, action.records);
    case 'caught-up':
      return caughtUp(state);
    case 'resize':
      return { ...state, size: action.size };
    case 'move':
      return move(state, action.by);
    case 'page':
      return page(state, action.by);
    case 'end':
      return toEnd(state, action.at);
    case 'scroll-detail':
      return scrollDetail(state, action.by);
    case 'click':
      return click(state, action.column, action.row);
    case 'wheel':
      return placeUnder(state, action.column, action.row)?.pane === 'detail'
        ? scrollDetail(state, action.by)
        : move(state, action.by);
    case 'open':
      return open(state);
    case 'back':
      return back(state);
    case 'sibling':
      return sibling(state, action.by);
    case 'switch-pane':
      return switchPane(state);
    case 'tab':
      return chooseTab(state, action.tab);
    case 'edit-filter':
      return editFilter(state);
    case 'edit-save':
      return editSave(state);
    case 'pick':
      return { ...state, overlay: { kind: 'pick', verb: action.verb } };
    case 'sort': {
      const sort = after(sorts, levelOf(state).sort ?? 'count');
      return withLevel(state, { sort, reverse: false, offset: 0 });
    }
    case 'reverse':
      return withLevel(state, { reverse: !levelOf(state).reverse, offset: 0 });
    case 'metric':
      return { ...state, metric: after(metrics, state.metric) };
    case 'only-failures':
      return { ...state, onlyFailures: !state.onlyFailures };
    case 'freeze':
      return { ...state, frozen: state.frozen === null ? state.report : null };
    case 'server': {
      const report = shownReport(state);
      const subject = selectedRow(state)?.subject;
      const group = subject?.kind === 'groups' ? subject.merged.groups[0] : null;
      return report === null ? state : { ...state, server: nextServer(report, group, state, action.by) };
    }
    case 'alarm': {
      const alarm = after(alarms, state.alarm);
      return { ...state, alarm, message: `On a new cause: ${alarm === 'off' ? 'nothing' : alarm}.` };
    }
    case 'theme':
      return { ...state, theme: otherTheme(state.theme) };
    case 'help':
      return { ...state, overlay: { kind: 'help', offset: 0 } };
    case 'scroll-help':
      return state.overlay?.kind === 'help'
        ? { ...state, overlay: { kind: 'help', offset: Math.max(0, state.overlay.offset + action.by) } }
        : state;
    case 'close':
      return { ...state, overlay: null };
    case 'told':
      return { ...state, message: action.message };
    case 'save-refused':
      return { ...state, overlay: { kind: 'save', name: action.name, exists: true } };
  }
}

function click(state: State, column: number, row: number): State {
  const tab = tabAt(state, column, row);
  if (tab !== null) return chooseTab(state, tab);
  const under = placeUnder(state, column, row);
  if (under?.pane !== 'list') return under === null ? state : { ...state, pane: 'detail' };
  return selectAt({ ...state, pane: 'list' }, under.index);
}

function after<T>(all: readonly T[], current: T): T {
  return all[(all.indexOf(current) + 1) % all.length] as T;
}
