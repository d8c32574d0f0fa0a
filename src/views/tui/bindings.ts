import type { Action } from './action.js';
import { detailGrows, layoutOf, showsBoth } from './layout.js';
import { selectedRow } from './rows.js';
import { levelOf, type State, tabsOf } from './state.js';
import type { Key } from './terminal/decode-keys.js';

/** One thing a key does. The footer and the help are drawn from these. */
export type Binding = {
  readonly keys: readonly Key[];
  /** How the keys are called. */
  readonly shown: string;
  readonly does: string;
  /** Shorter, for the footer; without it the key stands in the help alone. */
  readonly footer?: string;
  /** Works on what there is in a list: no help where that is empty. */
  readonly needsRows?: true;
  readonly when?: (state: State) => boolean;
  readonly action: (key: Key, state: State) => Action;
};

const isList = (state: State) => layoutOf(state, levelOf(state).screen).list !== null;
const isExchange = (state: State) => levelOf(state).screen.kind === 'exchange';
const hasDetail = (state: State) => layoutOf(state, levelOf(state).screen).detail !== null;
const hasTwoPanes = (state: State) => showsBoth(layoutOf(state, levelOf(state).screen));
const hasCounts = (state: State) =>
  !['noise', 'input', 'newest', 'exchanges', 'exchange'].includes(levelOf(state).screen.kind);
const canGoBack = (state: State) =>
  state.trails[state.tab].length > 1 || state.pane === 'detail' || levelOf(state).filter !== '';
const hasFix = (state: State) =>
  hasDetail(state) &&
  ['causes', 'places'].includes(levelOf(state).screen.kind) &&
  selectedRow(state)?.verdict === 'blocked';

const always = (action: Action) => () => action;

/** Keys of the screens; the first that fits decides. */
export const bindings: readonly Binding[] = [
  {
    keys: ['down', 'j'],
    shown: '↓ j',
    does: 'down',
    action: always({ type: 'move', by: 1 }),
  },
  {
    keys: ['up', 'k'],
    shown: '↑ k',
    does: 'up',
    footer: '↑↓ move',
    needsRows: true,
    action: always({ type: 'move', by: -1 }),
  },
  { keys: ['page-down', 'ctrl-f'], shown: 'PgDn ^F', does: 'a page down', action: always({ type: 'page', by: 1 }) },
  { keys: ['page-up', 'ctrl-b'], shown: 'PgUp ^B', does: 'a page up', action: always({ type: 'page', by: -1 }) },
  { keys: ['ctrl-d'], shown: '^D', does: 'half a page down', action: always({ type: 'page', by: 0.5 }) },
  { keys: ['ctrl-u'], shown: '^U', does: 'half a page up', action: always({ type: 'page', by: -0.5 }) },
  { keys: ['home', 'g'], shown: 'g Home', does: 'to the first', action: always({ type: 'end', at: 'first' }) },
  { keys: ['end', 'G'], shown: 'G End', does: 'to the last', action: always({ type: 'end', at: 'last' }) },
  {
    keys: ['J'],
    shown: 'J',
    does: 'scroll the details down',
    when: hasTwoPanes,
    action: always({ type: 'scroll-detail', by: 1 }),
  },
  {
    keys: ['K'],
    shown: 'K',
    does: 'scroll the details up',
    when: hasTwoPanes,
    action: always({ type: 'scroll-detail', by: -1 }),
  },
  {
    keys: ['enter', 'right', 'l'],
    shown: 'Enter → l',
    does: 'open: details, places, records, one exchange',
    footer: 'Enter open',
    needsRows: true,
    when: (state) => !isExchange(state),
    action: always({ type: 'open' }),
  },
  {
    keys: ['escape', 'left', 'h', 'backspace'],
    shown: 'Esc ← h',
    does: 'back: clear the filter, leave the details, go one level up',
    footer: 'Esc back',
    when: canGoBack,
    action: always({ type: 'back' }),
  },
  {
    keys: ['n'],
    shown: 'n',
    does: 'next exchange',
    footer: 'n N next, previous',
    when: isExchange,
    action: always({ type: 'sibling', by: 1 }),
  },
  { keys: ['N'], shown: 'N', does: 'previous exchange', when: isExchange, action: always({ type: 'sibling', by: -1 }) },
  {
    keys: ['tab', 'shift-tab'],
    shown: 'Tab',
    does: 'all the details',
    footer: 'Tab details',
    when: (state) => detailGrows(layoutOf(state, levelOf(state).screen), state.size),
    action: always({ type: 'switch-pane' }),
  },
  {
    keys: ['tab', 'shift-tab'],
    shown: 'Tab',
    does: 'the other pane',
    when: (state) => !isExchange(state) && !detailGrows(layoutOf(state, levelOf(state).screen), state.size),
    action: always({ type: 'switch-pane' }),
  },
  {
    keys: ['1', '2', '3', '4', '5', '6', '7'],
    shown: '1 … 6',
    does: 'causes, timeline, endpoints, origins, noise, input',
    action: (key, state) => ({ type: 'tab', tab: tabsOf(state)[Number(key) - 1] ?? state.tab }),
  },
  {
    keys: ['/'],
    shown: '/',
    does: 'filter; capitals count, a leading ! inverts it',
    footer: '/ filter',
    needsRows: true,
    when: isList,
    action: always({ type: 'edit-filter' }),
  },
  {
    keys: ['s'],
    shown: 's',
    does: 'sort by the next: count, share, first, last, name',
    footer: 's sort',
    needsRows: true,
    when: (state) => hasCounts(state) && isList(state),
    action: always({ type: 'sort' }),
  },
  { keys: ['S', 'r'], shown: 'S r', does: 'reverse the order', when: isList, action: always({ type: 'reverse' }) },
  {
    keys: ['m'],
    shown: 'm',
    does: 'measure: count, share, clients, origins',
    when: (state) => hasCounts(state) && isList(state),
    action: always({ type: 'metric' }),
  },
  {
    keys: ['z'],
    shown: 'z',
    does: 'only failures, or what is undecided too',
    when: hasCounts,
    action: always({ type: 'only-failures' }),
  },
  {
    keys: ['f', '='],
    shown: 'f =',
    does: 'freeze the screen, or go on',
    when: (state) => state.reading.phase !== 'done' || state.frozen !== null,
    action: always({ type: 'freeze' }),
  },
  {
    keys: ['['],
    shown: '[',
    does: 'fix for the previous server',
    when: hasFix,
    action: always({ type: 'server', by: -1 }),
  },
  {
    keys: [']'],
    shown: ']',
    does: 'fix for the next server',
    footer: '[ ] server',
    when: hasFix,
    action: always({ type: 'server', by: 1 }),
  },
  {
    keys: ['y'],
    shown: 'y',
    does: 'copy: y fix, u URL, o origin, c curl, j JSON',
    footer: 'y copy',
    needsRows: true,
    action: always({ type: 'pick', verb: 'copy' }),
  },
  {
    keys: ['p'],
    shown: 'p',
    does: 'print the same plainly, r the whole report',
    footer: 'p print',
    action: always({ type: 'pick', verb: 'print' }),
  },
  {
    keys: ['w'],
    shown: 'w',
    does: 'save the report to a file',
    footer: 'w save',
    action: always({ type: 'edit-save' }),
  },
  {
    keys: ['b'],
    shown: 'b',
    does: 'on a new cause: flash, bell, nothing',
    when: ({ settings }) => settings.follow,
    action: always({ type: 'alarm' }),
  },
  {
    keys: ['t'],
    shown: 't',
    does: 'colours for a dark or a light ground',
    when: ({ theme }) => theme !== 'plain',
    action: always({ type: 'theme' }),
  },
  { keys: ['%'], shown: '%', does: 'mouse on or off', action: always({ type: 'mouse' }) },
  { keys: ['ctrl-l'], shown: '^L', does: 'draw the screen anew', action: always({ type: 'redraw' }) },
  { keys: ['ctrl-z'], shown: '^Z', does: 'suspend', action: always({ type: 'suspend' }) },
  { keys: ['?', 'f1'], shown: '? F1', does: 'these keys', action: always({ type: 'help' }) },
  { keys: ['q'], shown: 'q', does: 'quit', action: always({ type: 'quit', keepFrame: false }) },
  {
    keys: ['Q'],
    shown: 'Q',
    does: 'quit, and leave this screen as text',
    action: always({ type: 'quit', keepFrame: true }),
  },
  {
    keys: ['ctrl-c'],
    shown: '^C',
    does: 'stop reading and keep what was read; again: quit',
    action: always({ type: 'interrupt' }),
  },
];
