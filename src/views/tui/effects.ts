import { clean } from '../shared/clean.js';
import type { Action, Effect } from './action.js';
import type { Dashboard } from './dashboard.js';
import { allFixes } from './fixes-for.js';
import { type State, shownReport } from './state.js';
import { clipboardTools, copyWithTools, fitsTerminal } from './terminal/clipboard.js';
import type { Lifecycle } from './terminal/lifecycle.js';
import { bell, copySequence } from './terminal/modes.js';

export type Means = {
  readonly dashboard: Dashboard;
  readonly lifecycle: Lifecycle;
  readonly state: () => State;
  readonly tell: (action: Action) => void;
};

/** Does what the state asks for, and tells what became of it. */
export function carryOut(
  effect: Exclude<Effect, { readonly type: 'quit' | 'stop-reading' | 'redraw' }>,
  means: Means,
): void {
  switch (effect.type) {
    case 'bell':
      means.lifecycle.write(bell);
      break;
    case 'mouse':
      means.lifecycle.setMouse(effect.on);
      break;
    case 'suspend':
      means.lifecycle.suspend();
      break;
    case 'print':
      print(effect.text, means);
      break;
    case 'copy':
      void copy(effect.what, effect.text, means);
      break;
    case 'save':
      void save(effect.name, effect.overwrite, means);
  }
}

/** By a tool of the desktop, else through the terminal; whether that one took it, nobody tells. */
async function copy(what: string, text: string, { dashboard, lifecycle, tell }: Means): Promise<void> {
  const { env, platform } = dashboard.host;
  const tool = await copyWithTools(text, clipboardTools(env, platform));
  if (tool !== null) return tell({ type: 'told', message: `Copied the ${what} with ${tool}.` });
  if (!fitsTerminal(text)) {
    return tell({ type: 'told', message: `The ${what} is too long for the terminal's clipboard; p prints it.` });
  }
  lifecycle.write(copySequence(text));
  tell({
    type: 'told',
    message: `Sent the ${what} to the terminal's clipboard (OSC 52); if it did not arrive, p prints it.`,
  });
}

async function save(name: string, overwrite: boolean, { dashboard, state, tell }: Means): Promise<void> {
  const current = state();
  const report = shownReport(current);
  if (report === null) return tell({ type: 'told', message: 'There is nothing to save yet.' });
  const saved = await dashboard.save(name, { report, fixes: allFixes(report, current) }, overwrite);
  if (saved.kind === 'exists') return tell({ type: 'save-refused', name });
  const message = saved.kind === 'failed' ? `Not saved: ${clean(saved.reason, 300)}.` : `Saved ${clean(name, 200)}.`;
  tell({ type: 'told', message });
}

/** On the plain screen, where the terminal can mark and scroll it; any key leads back. */
function print(text: string, { dashboard, lifecycle }: Means): void {
  lifecycle.stepAside();
  dashboard.screen.write(`${text.replaceAll('\n', '\r\n')}\r\n\r\n[any key leads back]\r\n`);
}
