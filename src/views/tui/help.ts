import { padEnd } from '../shared/width.js';
import { bindingsFor } from './keys.js';
import { fitTo, type Line, line, span } from './span.js';
import type { State } from './state.js';

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

/** What shows of it; a window that was scrolled past the end shows the end. */
export function helpWindow(state: State, offset: number, width: number, height: number): readonly Line[] {
  const lines = helpLines(state, width);
  const from = Math.min(offset, Math.max(0, lines.length - height));
  return Array.from({ length: height }, (_, index) => fitTo(lines[from + index] ?? [], width));
}
