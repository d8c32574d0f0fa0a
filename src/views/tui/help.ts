import { padEnd, widthOf, wrap } from '../shared/width.js';
import { bindingsFor } from './keys.js';
import { type Layout, layoutOf } from './layout.js';
import { fitTo, type Line, line, span } from './span.js';
import { levelOf, type State } from './state.js';

const keyColumn = 13;

/** The keys of this screen, one a line; two columns where each has room for every word. */
export function helpLines(state: State, width: number): readonly Line[] {
  const bindings = bindingsFor(state);
  const items = bindings.flatMap(({ shown, does }) =>
    wrap(does, Math.max(1, width - keyColumn)).map((words, row): Line => {
      const key = row === 0 ? `  ${shown}` : '';
      return [span(padEnd(key, keyColumn), 'strong'), span(words)];
    }),
  );
  const head: readonly Line[] = [line(' Keys of this screen', 'accent'), []];
  const column = Math.floor(width / 2);
  if (keyColumn + Math.max(...bindings.map(({ does }) => widthOf(does))) > column) return [...head, ...items];
  const half = Math.ceil(items.length / 2);
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
