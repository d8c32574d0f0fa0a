import type { Action } from './action.js';
import { type Binding, bindings } from './bindings.js';
import type { State } from './state.js';
import type { Key } from './terminal/decode-keys.js';

/** What works on the screen at hand, in the order of the help. */
export function bindingsFor(state: State): readonly Binding[] {
  return bindings.filter(({ when }) => when === undefined || when(state));
}

/** What a key means now; null: nothing. */
export function actionFor(state: State, key: Key): Action | null {
  if (key === 'ctrl-c') return { type: 'interrupt' };
  if (key.startsWith('mouse:')) return mouseAction(key);
  switch (state.overlay?.kind) {
    case undefined:
      return (
        bindingsFor(state)
          .find(({ keys }) => keys.includes(key))
          ?.action(key, state) ?? null
      );
    case 'help':
      return helpAction(key);
    case 'pick':
      return { type: 'picked', letter: key };
    default:
      return { type: 'typed', key };
  }
}

function helpAction(key: Key): Action | null {
  switch (key) {
    case 'down':
    case 'j':
      return { type: 'scroll-help', by: 1 };
    case 'up':
    case 'k':
      return { type: 'scroll-help', by: -1 };
    case 'page-down':
    case ' ':
      return { type: 'scroll-help', by: 10 };
    case 'page-up':
      return { type: 'scroll-help', by: -10 };
    case '?':
    case 'f1':
    case 'q':
    case 'escape':
    case 'enter':
      return { type: 'close' };
    default:
      return null;
  }
}

/** `mouse:press:12:5`, `mouse:wheel-up:12:5`: columns and rows from 1. */
function mouseAction(key: Key): Action | null {
  const [, what, column = '0', row = '0'] = key.split(':');
  const at = { column: Number(column), row: Number(row) };
  if (what === 'press') return { type: 'click', ...at };
  if (what === 'wheel-up') return { type: 'wheel', by: -3, ...at };
  return what === 'wheel-down' ? { type: 'wheel', by: 3, ...at } : null;
}
