import { layoutOf } from './layout.js';
import { fitTo, type Line, type Span, span } from './span.js';
import { levelOf, type State, type Tab, tabsOf } from './state.js';

const names: Readonly<Record<Tab, string>> = {
  causes: 'Causes',
  timeline: 'Timeline',
  endpoints: 'Endpoints',
  origins: 'Origins',
  noise: 'Noise',
  input: 'Input',
  newest: 'Newest',
};

export function nameOfTab(tab: Tab): string {
  return names[tab];
}

type Label = { readonly tab: Tab; readonly text: string; readonly start: number };

/** Each tab's name; without room only the one that shows has its name. Brackets tell which one, also without colour. */
function labelsOf(state: State, width: number): readonly Label[] {
  const tabs = tabsOf(state);
  const whole = tabs.reduce((sum, tab) => sum + names[tab].length + 4, 0);
  let start = 0;
  return tabs.map((tab, index) => {
    const name = whole <= width || tab === state.tab ? `${index + 1} ${names[tab]}` : String(index + 1);
    const label = { tab, text: tab === state.tab ? `[${name}]` : ` ${name} `, start };
    start += label.text.length;
    return label;
  });
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
