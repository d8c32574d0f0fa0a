import type { ExchangeRecord, Report } from '../../model/report.js';
import type { Counted, FileProgress } from './reading.js';
import type { Size, Tab } from './state.js';

/** Everything that can happen to the state. */
export type Action =
  // What the input gives.
  | {
      readonly type: 'progress';
      readonly files: readonly FileProgress[];
      readonly counted: Counted;
      readonly now: number;
    }
  | { readonly type: 'snapshot'; readonly report: Report; readonly now: number }
  | { readonly type: 'problem'; readonly message: string }
  | { readonly type: 'failures'; readonly records: readonly ExchangeRecord[] }
  | { readonly type: 'caught-up' }
  | { readonly type: 'done'; readonly report: Report; readonly now: number }
  // What the terminal gives.
  | { readonly type: 'resize'; readonly size: Size }
  | { readonly type: 'click'; readonly column: number; readonly row: number }
  | { readonly type: 'wheel'; readonly by: number; readonly column: number; readonly row: number }
  // What the reader wants.
  | { readonly type: 'move'; readonly by: number }
  | { readonly type: 'page'; readonly by: number }
  | { readonly type: 'end'; readonly at: 'first' | 'last' }
  | { readonly type: 'scroll-detail'; readonly by: number }
  | { readonly type: 'open' }
  | { readonly type: 'back' }
  | { readonly type: 'sibling'; readonly by: number }
  | { readonly type: 'switch-pane' }
  | { readonly type: 'tab'; readonly tab: Tab }
  | { readonly type: 'edit-filter' }
  | { readonly type: 'edit-save' }
  /** A key while something is being typed. */
  | { readonly type: 'typed'; readonly key: string }
  | { readonly type: 'sort' }
  | { readonly type: 'reverse' }
  | { readonly type: 'metric' }
  | { readonly type: 'only-failures' }
  | { readonly type: 'freeze' }
  | { readonly type: 'server'; readonly by: number }
  | { readonly type: 'pick'; readonly verb: 'copy' | 'print' }
  | { readonly type: 'picked'; readonly letter: string }
  | { readonly type: 'alarm' }
  | { readonly type: 'theme' }
  | { readonly type: 'mouse' }
  | { readonly type: 'help' }
  | { readonly type: 'scroll-help'; readonly by: number }
  | { readonly type: 'close' }
  | { readonly type: 'redraw' }
  | { readonly type: 'suspend' }
  | { readonly type: 'interrupt' }
  | { readonly type: 'quit'; readonly keepFrame: boolean }
  // What became of an effect.
  | { readonly type: 'told'; readonly message: string }
  | { readonly type: 'save-refused'; readonly name: string };

/** What the state cannot do by itself; `run-tui.tsx` does it. */
export type Effect =
  | { readonly type: 'copy'; readonly what: string; readonly text: string }
  | { readonly type: 'print'; readonly text: string }
  | { readonly type: 'save'; readonly name: string; readonly overwrite: boolean }
  | { readonly type: 'stop-reading' }
  | { readonly type: 'mouse'; readonly on: boolean }
  | { readonly type: 'redraw' }
  | { readonly type: 'suspend' }
  | { readonly type: 'bell' }
  | { readonly type: 'quit'; readonly interrupted: boolean; readonly keepFrame: boolean };

/** The next state, and what is to be done besides. */
export type Step<State> = readonly [State, readonly Effect[]];
