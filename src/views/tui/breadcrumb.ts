import type { Box, Layout } from './layout.js';
import { columnHeads, type Head } from './lists/counted-rows.js';
import { rowsOf } from './rows.js';
import type { Show } from './show.js';
import { fitTo, type Line, span } from './span.js';
import { levelOf, type State, trailOf } from './state.js';
import { headingOfTab } from './tabs-line.js';

/** Where the reader is, and what the columns below are, in the line above the panes. */
export function breadcrumb(state: State, { width, kind, list, detail }: Layout, show: Show): Line {
  const names = trailOf(state).map(({ name, screen }, index) =>
    index === 0 ? headingOfTab(state.tab) : nameOr(name, screen.kind),
  );
  const room = Math.max(4, width - 6);
  const each = Math.max(12, Math.floor(room / names.length) - 3);
  const text = names
    .map((name, index) => (index === names.length - 1 ? show.path(name, room) : show.path(name, each)))
    .join(' › ');
  const crumb = fitTo([span(text, 'accent')], Math.min(room, textWidth(text)));
  const used = 4 + Math.min(room, textWidth(text));
  const drawn = [...'─'.repeat(Math.max(0, width - used))];
  const showsList = list !== null && state.overlay?.kind !== 'help';
  if (kind === 'two' && detail !== null && showsList && used < list.width) drawn[list.width - used] = '┬';
  for (const { text: head, end } of showsList ? headsOf(state, list) : []) {
    const from = end - head.length - 1 - used;
    if (from > 0) drawn.splice(from, head.length + 2, ...` ${head} `);
  }
  return fitTo([span('── ', 'quiet'), ...crumb, span(' '), span(drawn.join(''), 'quiet')], width);
}

function headsOf(state: State, { width }: Box): readonly Head[] {
  const level = levelOf(state);
  if (level.screen.kind === 'timeline') return [];
  return columnHeads({ rows: rowsOf(state, level).rows, metric: state.metric, width });
}

function nameOr(name: string, kind: string): string {
  return name === '' ? kind : name;
}

function textWidth(text: string): number {
  return [...text].length;
}
