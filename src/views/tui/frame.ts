import { toAscii } from '../shared/ascii.js';
import { wrap } from '../shared/width.js';
import { breadcrumb } from './breadcrumb.js';
import { chartLine } from './chart-line.js';
import { detailOf } from './detail.js';
import { footerLine } from './footer.js';
import { headerLine } from './header.js';
import { helpHeight, helpWindow } from './help.js';
import { type Box, detailWidth, type Layout, layoutOf } from './layout.js';
import { emptyWords } from './lists/empty-words.js';
import { listLines } from './lists/list-lines.js';
import { timelineCells, timelineChart } from './lists/timeline-lines.js';
import { rowsOf, selectedIndex } from './rows.js';
import { createShow, type Show } from './show.js';
import { emptyLine, fitTo, type Line, type Span, span } from './span.js';
import { levelOf, type State, shownReport } from './state.js';
import { tabsLine } from './tabs-line.js';
import type { ThemeName } from './theme.js';

/** All lines of the screen, each exactly as wide as its pane. */
export type Frame = {
  readonly theme: ThemeName;
  readonly width: number;
  /** Between panes side by side. */
  readonly divider: string;
  /** Header, chart, tabs and rule, as far as there is room. */
  readonly top: readonly Line[];
  readonly body: Body;
  /** Null where there is no room for one. */
  readonly footer: Line | null;
};

export type Body =
  | { readonly kind: 'one'; readonly lines: readonly Line[] }
  | { readonly kind: 'beside'; readonly left: readonly Line[]; readonly right: readonly Line[] }
  | {
      readonly kind: 'stacked';
      readonly above: readonly Line[];
      readonly between: Line;
      readonly below: readonly Line[];
    };

/** From top to bottom; panes that stand side by side are one line. */
export function linesOf({ top, body, footer, divider }: Frame): readonly Line[] {
  return [...top, ...bodyLines(body, span(divider, 'quiet')), ...(footer === null ? [] : [footer])];
}

function bodyLines(body: Body, divider: Span): readonly Line[] {
  switch (body.kind) {
    case 'one':
      return body.lines;
    case 'stacked':
      return [...body.above, body.between, ...body.below];
    case 'beside':
      return body.left.map((left, index) => [...left, divider, ...(body.right[index] ?? emptyLine)]);
  }
}

export function frameOf(state: State): Frame {
  const frame = draw(state);
  return state.settings.ascii ? inAscii(frame) : frame;
}

/** What we draw with has ASCII of the same width; text from the input is ASCII already. */
function inAscii(frame: Frame): Frame {
  const one = (line: Line): Line => line.map(({ text, role }) => span(toAscii(text), role));
  const all = (lines: readonly Line[]) => lines.map(one);
  const { body } = frame;
  return {
    ...frame,
    divider: toAscii(frame.divider),
    top: all(frame.top),
    footer: frame.footer === null ? null : one(frame.footer),
    body:
      body.kind === 'one'
        ? { kind: 'one', lines: all(body.lines) }
        : body.kind === 'beside'
          ? { kind: 'beside', left: all(body.left), right: all(body.right) }
          : { kind: 'stacked', above: all(body.above), between: one(body.between), below: all(body.below) },
  };
}

function draw(state: State): Frame {
  const layout = layoutOf(state, levelOf(state).screen);
  const show = createShow(state.settings.ascii);
  const { width } = layout;
  if (layout.kind === 'too-small') return tooSmall(state, layout);
  return {
    theme: state.theme,
    width,
    divider: '│',
    top: topOf(state, layout, show),
    body: bodyOf(state, layout, show),
    footer: footerLine(state, show, width),
  };
}

function tooSmall(state: State, { width, height }: Layout): Frame {
  const words = wrap(`terminal too small (${state.size.columns}x${state.size.rows}), q quits`, width);
  const lines = Array.from({ length: Math.max(1, height) }, (_, index) => fitTo([span(words[index] ?? '')], width));
  return { theme: state.theme, width, divider: '', top: [], body: { kind: 'one', lines }, footer: null };
}

function topOf(state: State, layout: Layout, show: Show): readonly Line[] {
  const { width } = layout;
  return [
    headerLine(state, show, width),
    ...(layout.showsChart ? [chartLine(state, show, width)] : []),
    ...(layout.showsTabs ? [tabsLine(state, width)] : []),
    ...(layout.showsRule ? [breadcrumb(state, layout, show)] : []),
  ];
}

function bodyOf(state: State, layout: Layout, show: Show): Body {
  const { list, detail, width } = layout;
  if (state.overlay?.kind === 'help') {
    return {
      kind: 'one',
      lines: helpWindow(state, state.overlay.offset, width, helpHeight(layout)),
    };
  }
  if (list === null) return { kind: 'one', lines: detailWindow(state, detail) };
  if (detail === null) return { kind: 'one', lines: listWindow(state, layout, list, show) };
  const left = listWindow(state, layout, list, show);
  const right = detailWindow(state, detail);
  if (layout.kind === 'two') return { kind: 'beside', left, right };
  return { kind: 'stacked', above: left, between: fitTo([span('─'.repeat(width), 'quiet')], width), below: right };
}

function listWindow(state: State, layout: Layout, { width, height }: Box, show: Show): readonly Line[] {
  const level = levelOf(state);
  const { rows } = rowsOf(state, level);
  const report = shownReport(state);
  const isTimeline = level.screen.kind === 'timeline';
  const view = {
    rows,
    level,
    selected: selectedIndex(level, rows),
    focused: layout.detail === null || state.pane === 'list',
    width,
    height,
    metric: state.metric,
    fresh: state.fresh,
    show,
    reading: state.reading,
    span: report ?? { first: null, last: null },
    ...(isTimeline ? { cells: timelineCells(report, width, show) } : {}),
  };
  const lines = rows.length === 0 ? emptyList(state, { width, height }, show) : listLines(view);
  return isTimeline ? [...timelineChart(report, width, layout.chartHeight), ...lines] : lines;
}

function emptyList(state: State, { width, height }: Box, show: Show): readonly Line[] {
  const paragraphs = emptyWords(shownReport(state), levelOf(state), state.reading.problems);
  const lines = paragraphs.flatMap((words, index) => {
    const wrapped = wrap(show.text(words), Math.max(10, width - 2)).map((text) => [span(` ${text}`, 'quiet')]);
    return index === 0 ? wrapped : [emptyLine, ...wrapped];
  });
  return Array.from({ length: height }, (_, index) => fitTo(lines[index] ?? emptyLine, width));
}

function detailWindow(state: State, box: Box | null): readonly Line[] {
  if (box === null) return [];
  const lines = detailOf(state, detailWidth(box));
  const { detailOffset } = levelOf(state);
  const more = lines.length - detailOffset - box.height;
  return Array.from({ length: box.height }, (_, index) => {
    const isLast = index === box.height - 1 && more > 0;
    const line = isLast ? [span(`↓ ${more + 1} more lines`, 'quiet')] : (lines[detailOffset + index] ?? emptyLine);
    return fitTo([span(' '), ...line], box.width);
  });
}
