import { padEnd } from '../shared/width.js';
import { bindingsFor } from './keys.js';
import { type Layout, layoutOf } from './layout.js';
import { fitTo, type Line, line, span } from './span.js';
import { levelOf, type State } from './state.js';

const keyColumn = 13;

/** The keys of this screen, one a line; two columns where there is room. */
export function helpLines(state: State, width: number): readonly Line[] {
  const items = bindingsFor(state).map(
    ({ shown, does }): Line => [span(padEnd(`  ${shown}`, keyColumn), 'strong'), span(does)],
  );
  const head: readonly Line[] = [line(' Keys of this screen', 'accent'), []];
  if (width < 120) return [...head, ...items];
  const half = Math.ceil(items.length / 2);
  const column = Math.floor(width / 2);
  return [
    ...head,
    ...items.slice(0, half).map((left, index): Line => [...fitTo(left, column), ...(items[half + index] ?? [])]),
  ];
}

/** Lines of a screen that the help lies on. */
export function helpHeight({ list, detail, chartHeight }: Layout): number {
  return Math.max((list?.height ?? 0) + chartHeight, detail?.height ?? 0);
}

/** How far it can be scrolled. */
export function lastHelpOffset(state: State): number {
  const layout = layoutOf(state, levelOf(state).screen);
  return Math.max(0, helpLines(state, layout.width).length - helpHeight(layout));
}

/** What shows of it. */
export function helpWindow(state: State, from: number, width: number, height: number): readonly Line[] {
  const lines = helpLines(state, width);
  return Array.from({ length: height }, (_, index) => fitTo(lines[from + index] ?? [], width));
}
