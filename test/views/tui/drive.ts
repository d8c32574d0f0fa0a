import type { Report } from '../../../src/model/report.js';
import type { Action, Effect } from '../../../src/views/tui/action.js';
import { type Frame, frameOf, linesOf } from '../../../src/views/tui/frame.js';
import { actionFor } from '../../../src/views/tui/keys.js';
import { textOf } from '../../../src/views/tui/span.js';
import { initialState, type Settings, type Size, type State } from '../../../src/views/tui/state.js';
import { update } from '../../../src/views/tui/update.js';

/** The dashboard without a terminal: keys and actions in, the text of the screen out. */
export type Driven = {
  readonly press: (...keys: readonly string[]) => Driven;
  readonly act: (...actions: readonly Action[]) => Driven;
  readonly state: () => State;
  readonly frame: () => Frame;
  /** The lines as the terminal shows them, without the room at their ends. */
  readonly lines: () => readonly string[];
  readonly text: () => string;
  /** What the state asked for since this was called last. */
  readonly effects: () => readonly Effect[];
};

export const settings: Settings = {
  files: ['access.log'],
  allowOrigins: [],
  ascii: false,
  color: true,
  follow: false,
  endings: ['txt', 'json', 'ndjson'],
};

export function drive(
  report: Report | null,
  size: Size = { columns: 120, rows: 40 },
  changes: Partial<Settings> = {},
): Driven {
  let state = initialState({ settings: { ...settings, ...changes }, size, server: null, theme: 'dark' });
  let effects: Effect[] = [];
  const act = (action: Action) => {
    const [next, asked] = update(state, action);
    state = next;
    effects.push(...asked);
  };
  if (report !== null) act({ type: 'done', report, now: 1000 });
  const driven: Driven = {
    press(...keys) {
      for (const key of keys) {
        const action = actionFor(state, key);
        if (action !== null) act(action);
      }
      return driven;
    },
    act(...actions) {
      for (const action of actions) act(action);
      return driven;
    },
    state: () => state,
    frame: () => frameOf(state),
    lines: () => textLines(frameOf(state)),
    text: () => textLines(frameOf(state)).join('\n'),
    effects() {
      const asked = effects;
      effects = [];
      return asked;
    },
  };
  return driven;
}

export function textLines(frame: Frame): readonly string[] {
  return linesOf(frame).map((line) => textOf(line).trimEnd());
}
