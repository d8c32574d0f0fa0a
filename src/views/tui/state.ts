import type { ExchangeRecord, Report } from '../../model/report.js';
import type { Level } from './level.js';
import { firstLevel } from './level.js';
import type { Overlay } from './overlay.js';
import type { Reading } from './reading.js';
import { nothingReadYet } from './reading.js';
import type { ThemeName } from './theme.js';

export const tabs = ['causes', 'timeline', 'endpoints', 'origins', 'noise', 'input', 'newest'] as const;
export type Tab = (typeof tabs)[number];

/** What the bars and shares of a list measure. */
export const metrics = ['count', 'share', 'clients', 'origins'] as const;
export type Metric = (typeof metrics)[number];

/** What happens when a cause shows up that was not there before. */
export const alarms = ['flash', 'bell', 'off'] as const;
export type Alarm = (typeof alarms)[number];

export type Size = { readonly columns: number; readonly rows: number };

/** What stays as it is while the dashboard runs. */
export type Settings = {
  /** As the user named them; `-` is standard input. */
  readonly files: readonly string[];
  readonly allowOrigins: readonly string[];
  readonly ascii: boolean;
  readonly color: boolean;
  readonly follow: boolean;
  /** Endings that a report can be saved under, without the dot. */
  readonly endings: readonly string[];
};

/** From the root of a tab down to what is shown. */
export type Trail = readonly [Level, ...(readonly Level[])];

/** All that the screen depends on. */
export type State = {
  readonly settings: Settings;
  readonly size: Size;
  readonly reading: Reading;
  /** The newest; null until something was read. */
  readonly report: Report | null;
  /** Shown instead while the screen is frozen. */
  readonly frozen: Report | null;
  /** Newest failures last; only kept where the input is followed. */
  readonly newest: readonly ExchangeRecord[];
  readonly tab: Tab;
  readonly trails: Readonly<Record<Tab, Trail>>;
  /** Which pane the arrows move in; where there is room for one, it is the one that shows. */
  readonly pane: 'list' | 'detail';
  readonly metric: Metric;
  readonly onlyFailures: boolean;
  /** Fixes are written for this server; null: the one that the input shows. */
  readonly server: string | null;
  readonly alarm: Alarm;
  /** Causes seen so far; null until reading has caught up with a followed input. */
  readonly known: ReadonlySet<string> | null;
  /** Causes that came new, and have not been looked at. */
  readonly fresh: ReadonlySet<string>;
  readonly mouse: boolean;
  readonly theme: ThemeName;
  readonly overlay: Overlay;
  /** Told in the footer until the next key. */
  readonly message: string | null;
};

export type Beginning = {
  readonly settings: Settings;
  readonly size: Size;
  readonly server: string | null;
  readonly theme: ThemeName;
};

export function initialState({ settings, size, server, theme }: Beginning): State {
  return {
    settings,
    size,
    reading: nothingReadYet(settings.files),
    report: null,
    frozen: null,
    newest: [],
    tab: 'causes',
    trails: Object.fromEntries(tabs.map((tab) => [tab, [firstLevel({ kind: tab })]])) as unknown as State['trails'],
    pane: 'list',
    metric: 'count',
    onlyFailures: false,
    server,
    alarm: 'flash',
    known: null,
    fresh: new Set(),
    mouse: false,
    theme,
    overlay: null,
    message: null,
  };
}

/** The tabs there are: newest failures are only told apart where the input grows. */
export function tabsOf(state: State): readonly Tab[] {
  return state.settings.follow ? tabs : tabs.slice(0, -1);
}

export function shownReport(state: State): Report | null {
  return state.frozen ?? state.report;
}

export function trailOf(state: State): Trail {
  return state.trails[state.tab];
}

/** What is on the screen now. */
export function levelOf(state: State): Level {
  const trail = trailOf(state);
  return trail[trail.length - 1] ?? trail[0];
}
