import type { Screen } from './level.js';
import type { Size, State } from './state.js';

export type Box = { readonly width: number; readonly height: number };

/** How the screen is shared out. Together it is one line lower than the terminal, so that nothing ever scrolls. */
export type Layout = {
  readonly kind: 'too-small' | 'bare' | 'one' | 'stacked' | 'two';
  readonly width: number;
  readonly height: number;
  readonly showsChart: boolean;
  readonly showsTabs: boolean;
  readonly showsRule: boolean;
  /** Null where the list, or the detail, does not show. */
  readonly list: Box | null;
  readonly detail: Box | null;
  /** Lines of the chart above the list, its legend included; 0 where there is none. */
  readonly chartHeight: number;
};

const footer = 1;

/** With fewer columns the panes side by side are too narrow for sentences. */
const leastForTwo = 100;
/** Where there is no height for one above the other either. */
const leastForNarrowTwo = 84;
const leastForStacked = 18;
/** With fewer rows the detail has the whole room while it is read. */
const leastForDetailBelow = 40;
const widestList = 84;
const tallestChart = 20;

export function layoutOf(state: Pick<State, 'size' | 'pane'>, screen: Screen): Layout {
  const { columns: width, rows } = state.size;
  const height = rows - 1;
  const kind = kindFor(state.size);
  const showsChart = kind !== 'bare' && height >= 15;
  const showsTabs = kind !== 'bare' && height >= 11;
  const showsRule = kind !== 'bare';
  const body = Math.max(1, height - linesAbove({ showsChart, showsTabs, showsRule }) - footer);
  const whole = { width, height: body };
  const common = { kind, width, height, showsChart, showsTabs, showsRule, chartHeight: 0 };
  if (kind === 'too-small') return { ...common, list: null, detail: null };
  if (screen.kind === 'exchange') return { ...common, list: null, detail: whole };
  if (screen.kind === 'timeline') return { ...common, ...timelineIn(whole), detail: null };
  if (kind === 'two') {
    const listWidth = Math.min(widestList, Math.floor(width * (width >= 120 ? 0.44 : 0.42)));
    return {
      ...common,
      list: { width: listWidth, height: body },
      detail: { width: width - listWidth - 1, height: body },
    };
  }
  if (kind === 'stacked' && (rows >= leastForDetailBelow || state.pane === 'list')) {
    const listHeight = Math.min(14, Math.floor(body * 0.4));
    return { ...common, list: { width, height: listHeight }, detail: { width, height: body - listHeight - 1 } };
  }
  return state.pane === 'list' ? { ...common, list: whole, detail: null } : { ...common, list: null, detail: whole };
}

function timelineIn({ width, height }: Box): Pick<Layout, 'list' | 'chartHeight'> {
  const chartHeight = height < 8 ? 0 : Math.min(tallestChart, Math.max(5, Math.floor(height * 0.45)));
  return { list: { width, height: height - chartHeight }, chartHeight };
}

function kindFor({ columns, rows }: Size): Layout['kind'] {
  if (columns < 20 || rows < 5) return 'too-small';
  if (columns < 40 || rows < 10) return 'bare';
  if (columns >= leastForTwo) return 'two';
  if (rows >= leastForStacked) return 'stacked';
  return columns >= leastForNarrowTwo ? 'two' : 'one';
}

/** Lines above the list or the detail. */
export function linesAbove({
  showsChart,
  showsTabs,
  showsRule,
}: Pick<Layout, 'showsChart' | 'showsTabs' | 'showsRule'>): number {
  return 1 + Number(showsChart) + Number(showsTabs) + Number(showsRule);
}

/** Whether list and detail show side by side or one above the other; then Enter leads on from the list. */
export function showsBoth({ list, detail }: Layout): boolean {
  return list !== null && detail !== null;
}

/** Whether the detail shows below the list, and has the whole room once it is chosen. */
export function detailGrows({ kind, list, detail }: Layout, { rows }: Size): boolean {
  return kind === 'stacked' && rows < leastForDetailBelow && list !== null && detail !== null;
}

/** Columns for the text of a detail pane, which keeps off both edges. */
export function detailWidth({ width }: Box): number {
  return width - 2;
}
