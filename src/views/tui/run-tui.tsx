import type { Report } from '../../model/report.js';
import type { Action, Effect } from './action.js';
import type { Dashboard, Ending } from './dashboard.js';
import { carryOut } from './effects.js';
import { feedInto } from './feed-into.js';
import { frameOf } from './frame.js';
import { actionFor } from './keys.js';
import { type Mounted, mount } from './mount.js';
import { createPacer } from './pacer.js';
import { initialState, type State } from './state.js';
import { createKeyboard } from './terminal/keyboard.js';
import { createLifecycle, type Fate } from './terminal/lifecycle.js';
import { createPainter } from './terminal/painter.js';
import { guessTheme } from './theme.js';
import { update } from './update.js';

/**
 * Shows the dashboard until the reader leaves it. The terminal is as it was found when this resolves or rejects; a
 * signal that ends it is raised anew, so that the process dies of it.
 *
 * @throws what crashed it.
 */
export async function runTui(dashboard: Dashboard): Promise<Ending> {
  const { settings, server, screen, host, feed } = dashboard;
  const size = () => ({ columns: screen.columns || 80, rows: screen.rows || 24 });
  const theme = guessTheme({ color: settings.color, env: host.env });
  let state: State = initialState({ settings, server, size: size(), theme });
  let mounted: Mounted | null = null;
  let hasEnded = false;
  let wasStopped = false;
  let reading: Promise<Report | null> = Promise.resolve(null);

  const ended = withResolvers<Fate | Quit>();
  const end = (how: Fate | Quit) => {
    if (hasEnded) return;
    hasEnded = true;
    ended.resolve(how);
  };

  const draw = () => {
    if (hasEnded || mounted === null) return;
    try {
      mounted.show(frameOf(state));
    } catch (error) {
      end({ kind: 'crash', error });
    }
  };
  const pacer = createPacer(draw);

  const dispatch = (action: Action, isUrgent: boolean) => {
    if (hasEnded) return;
    try {
      const [next, effects] = update(state, action);
      state = next;
      for (const effect of effects) run(effect);
    } catch (error) {
      end({ kind: 'crash', error });
    }
    pacer.ask(isUrgent);
  };

  const run = (effect: Effect) => {
    if (effect.type === 'quit') end({ kind: 'quit', ...effect });
    else if (effect.type === 'stop-reading') {
      wasStopped = true;
      feed.stop();
    } else if (effect.type === 'redraw') repaint();
    else carryOut(effect, { dashboard, lifecycle, state: () => state, tell: (action) => dispatch(action, true) });
  };

  const keyboard = createKeyboard(
    dashboard.keys,
    {
      keys(keys) {
        if (lifecycle.comeBack()) return;
        for (const key of keys) {
          const action = actionFor(state, key);
          if (action !== null) dispatch(action, true);
        }
      },
      end: () => end({ kind: 'gone' }),
    },
    host.env['SSH_CONNECTION'] !== undefined,
  );
  const repaint = () => {
    painter.forget();
    dispatch({ type: 'resize', size: size() }, true);
  };
  const lifecycle = createLifecycle({ host, screen, keyboard, events: { resized: repaint, repaint, ended: end } });
  const painter = createPainter(lifecycle.write);

  lifecycle.enter();
  let how: Fate | Quit;
  try {
    mounted = mount(frameOf(state), painter.paint, (error) => end({ kind: 'crash', error }));
    reading = feedInto(feed, dispatch).catch((error: unknown) => {
      end({ kind: 'crash', error });
      return null;
    });
    how = await ended.promise;
  } finally {
    pacer.stop();
    mounted?.unmount();
    lifecycle.leave();
  }
  const { phase } = state.reading;
  // A followed input has no end, but a beginning that is there already.
  const isCutShort = settings.follow ? phase === 'reading' : phase !== 'done' || wasStopped;
  feed.stop();
  if (how.kind === 'crash') throw how.error;
  if (how.kind === 'signal') host.kill(host.pid, how.signal);
  // What a terminal tells its programs when it goes; without one, Node.js could not end in order.
  if (how.kind === 'gone') host.kill(host.pid, 'SIGHUP');
  const interrupted = isCutShort || (how.kind === 'quit' && how.interrupted);
  const frame = how.kind === 'quit' && how.keepFrame ? painter.lines().join('\n') : null;
  return { report: (await inTime(reading)) ?? state.report, interrupted, frame };
}

const patience = 3000;

/** What was read so far is put together at once; where it is not, the last report that was shown has to do. */
async function inTime(reading: Promise<Report | null>): Promise<Report | null> {
  const late = withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), patience);
  try {
    return await Promise.race([reading, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

type Quit = { readonly kind: 'quit'; readonly interrupted: boolean; readonly keepFrame: boolean };

/** Node 20 has no `Promise.withResolvers`. */
function withResolvers<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolveIt) => {
    resolve = resolveIt;
  });
  return { promise, resolve };
}
