import { layoutOf } from './layout.js';
import { fitTo, type Line, type Span, span } from './span.js';
import { levelOf, type State, shownReport, type Tab, tabsOf } from './state.js';

const names: Readonly<Record<Tab, string>> = {
  causes: 'Causes',
  timeline: 'Timeline',
  endpoints: 'Endpoints',
  origins: 'Origins',
  noise: 'Noise',
  input: 'Input',
  newest: 'Newest',
};

/** What its rows are, where its name alone does not say. */
const headings: Readonly<Partial<Record<Tab, string>>> = {
  noise: 'noise: OPTIONS that are no preflights',
  newest: 'newest failures',
};

export function headingOfTab(tab: Tab): string {
  return headings[tab] ?? names[tab].toLowerCase();
}

type Label = { readonly tab: Tab; readonly text: string; readonly start: number };

/**
 * Each tab's name, closer together where there is little room; without that only the one that shows has its name.
 * Brackets tell which one, also without colour.
 */
function labelsOf(state: State, width: number): readonly Label[] {
  const tabs = tabsOf(state);
  const nameOf = (tab: Tab) => (tab === 'input' && hasTrouble(state) ? `${names[tab]}!` : names[tab]);
  const whole = tabs.reduce((sum, tab) => sum + nameOf(tab).length + 3, 0);
  const isWide = whole + tabs.length <= width;
  const isTight = !isWide && whole + 1 <= width;
  const shownAt = tabs.indexOf(state.tab);
  let start = 0;
  return tabs.map((tab, index) => {
    const isShown = tab === state.tab;
    const name = isWide || isTight || isShown ? `${index + 1} ${nameOf(tab)}` : String(index + 1);
    const tight = index > shownAt ? ` ${name}` : `${name} `;
    const text = isShown ? `[${name}]` : isTight ? tight : ` ${name} `;
    const label = { tab, text, start };
    start += text.length;
    return label;
  });
}

/** Whether something of the input was not read or not understood: its tab tells what. */
function hasTrouble(state: State): boolean {
  const sources = shownReport(state)?.sources ?? [];
  return state.reading.problems.length > 0 || sources.some(({ partial, unreadable }) => partial || unreadable > 0);
}

export function tabsLine(state: State, width: number): Line {
  const spans = labelsOf(state, width).map(({ tab, text }): Span => span(text, tab === state.tab ? 'strong' : 'quiet'));
  return fitTo(spans, width);
}

/** The tab under a place of the screen, both from 1; null where there is none. */
export function tabAt(state: State, column: number, row: number): Tab | null {
  const layout = layoutOf(state, levelOf(state).screen);
  if (!layout.showsTabs || row !== 2 + Number(layout.showsChart)) return null;
  const hit = labelsOf(state, layout.width).find(({ start, text }) => column > start && column <= start + text.length);
  return hit?.tab ?? null;
}
