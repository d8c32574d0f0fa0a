import type { Host, Screen } from '../dashboard.js';
import type { Keyboard } from './keyboard.js';
import { clearScreen, enterScreen, leaveScreen, switchMouse } from './modes.js';
import { writeAtOnce } from './write-at-once.js';

/** Why the dashboard has to end, other than by a key. */
export type Fate =
  | { readonly kind: 'signal'; readonly signal: NodeJS.Signals }
  /** The terminal is gone, or cannot be written to. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'crash'; readonly error: unknown };

export type Events = {
  readonly resized: () => void;
  /** The screen has to be drawn anew from nothing. */
  readonly repaint: () => void;
  readonly ended: (fate: Fate) => void;
};

export type Lifecycle = {
  readonly enter: () => void;
  /** Gives the terminal back as it was found. Once is enough; more does no harm. */
  readonly leave: () => void;
  readonly write: (text: string) => void;
  readonly setMouse: (on: boolean) => void;
  readonly suspend: () => void;
  /** The plain screen for a while, for text to be marked and scrolled there; keys still come. */
  readonly stepAside: () => void;
  /** Back from there; false where the dashboard shows already. */
  readonly comeBack: () => boolean;
};

const deadly = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;
const stopped = 100;

type Parts = { readonly host: Host; readonly screen: Screen; readonly keyboard: Keyboard; readonly events: Events };

/** Owns the terminal: the alternate screen, raw mode, signals, suspension. Nobody else writes to it meanwhile. */
export function createLifecycle({ host, screen, keyboard, events }: Parts): Lifecycle {
  let state: 'out' | 'in' | 'aside' | 'stopped' = 'out';
  let mouse = false;
  let isGone = false;

  const write = (text: string) => {
    if (state === 'in' && !isGone) screen.write(text);
  };

  /** At once, also while the process ends; a terminal that takes nothing for so long is past caring. */
  const writeNow = (text: string) => {
    if (!isGone) writeAtOnce(screen.fd, text);
  };

  const show = () => {
    state = 'in';
    keyboard.open();
    writeNow(enterScreen(mouse));
  };

  const showAgain = () => {
    show();
    // Nobody tells a stopped process of a new size: Node.js looks for it when it hears this.
    host.kill(host.pid, 'SIGWINCH');
    events.repaint();
  };

  const hide = (to: 'out' | 'stopped') => {
    const from = state;
    state = to;
    if (from === 'in' || from === 'aside') keyboard.close();
    if (from === 'in') writeNow(leaveScreen);
  };

  const suspend = () => {
    if (state !== 'in' || host.platform === 'win32') return;
    hide('stopped');
    host.off('SIGTSTP', suspend);
    // The whole job, as the key does in a shell; where nobody could wake it again, the system ignores this.
    host.kill(0, 'SIGTSTP');
    setTimeout(resume, stopped);
  };

  const resume = () => {
    if (state !== 'stopped') return;
    host.off('SIGTSTP', suspend);
    host.on('SIGTSTP', suspend);
    showAgain();
  };

  const onContinue = () => {
    if (state === 'stopped') return resume();
    if (state !== 'in') return;
    // Stopped without being asked (SIGSTOP): whoever had the terminal meanwhile has left it as they like it.
    keyboard.close();
    showAgain();
  };

  const onResize = () => {
    write(clearScreen);
    events.resized();
  };
  const onGone = () => {
    isGone = true;
    events.ended({ kind: 'gone' });
  };
  const onCrash = (error: unknown) => events.ended({ kind: 'crash', error });
  const onSignal = deadly.map((signal) => [signal, () => events.ended({ kind: 'signal', signal })] as const);
  const onExit = () => hide('out');

  return {
    write,
    suspend,
    stepAside() {
      if (state !== 'in') return;
      state = 'aside';
      writeNow(leaveScreen);
    },
    comeBack() {
      if (state !== 'aside') return false;
      keyboard.close();
      show();
      events.repaint();
      return true;
    },
    enter() {
      for (const [signal, listener] of onSignal) host.on(signal, listener);
      host.on('SIGTSTP', suspend);
      host.on('SIGCONT', onContinue);
      host.on('uncaughtException', onCrash);
      host.on('unhandledRejection', onCrash);
      host.on('exit', onExit);
      screen.on('resize', onResize);
      screen.on('error', onGone);
      show();
    },
    leave() {
      hide('out');
      for (const [signal, listener] of onSignal) host.off(signal, listener);
      host.off('SIGTSTP', suspend);
      host.off('SIGCONT', onContinue);
      host.off('uncaughtException', onCrash);
      host.off('unhandledRejection', onCrash);
      host.off('exit', onExit);
      screen.off('resize', onResize);
      screen.off('error', onGone);
    },
    setMouse(on) {
      mouse = on;
      write(switchMouse(on));
    },
  };
}
