import { clean } from '../shared/clean.js';
import { countOf, formatCount } from '../shared/numbers.js';
import { lastHelpOffset } from './help.js';
import { bindingsFor } from './keys.js';
import { layoutOf } from './layout.js';
import { picks } from './picking.js';
import { rowsOf, selectedIndex } from './rows.js';
import type { Show } from './show.js';
import { fitTo, justify, type Line, lineWidth, type Span, span } from './span.js';
import { levelOf, type State } from './state.js';

/** The keys of this screen, or what is being typed, or what there is to tell. */
export function footerLine(state: State, show: Show, width: number): Line {
  const { overlay } = state;
  switch (overlay?.kind) {
    case 'filter':
      return justify(
        [span(' / ', 'accent'), span(show.text(levelOf(state).filter)), span('▏', 'accent')],
        [span(hits(state), 'quiet'), span(' ')],
        width,
      );
    case 'save': {
      const ask = overlay.exists ? ' there is such a file; Enter overwrites it: ' : ' save as: ';
      const hint = `  ${state.settings.endings.join(', ')}`;
      return justify(
        [span(ask, 'accent'), span(show.text(overlay.name)), span('▏', 'accent')],
        [span(hint, 'quiet'), span(' ')],
        width,
      );
    }
    case 'pick':
      return pickLine(overlay.verb, width);
    case 'help':
      return helpKeys(state, overlay.offset, width);
    default:
      return state.message === null ? keysLine(state, width) : messageLine(state.message, show, width);
  }
}

/** What there is to tell takes all the room that it needs; the keys that always work stand beside it. */
function messageLine(message: string, show: Show, width: number): Line {
  const keys: Line = [...['? keys', 'q quit'].flatMap(keyWords), span(' ')];
  return justify([span(` ${show.cell(message, width - 2)}`, 'doubtful')], keys, width);
}

function helpKeys(state: State, offset: number, width: number): Line {
  const below = lastHelpOffset(state) - offset;
  const more = below > 0 ? `↓ ${countOf(below, 'more line')} ` : '';
  return justify([span(' ↑↓ scroll   Esc back', 'quiet')], [span(more, 'quiet')], width);
}

function pickLine(verb: 'copy' | 'print', width: number): Line {
  const spans: Span[] = [span(` ${verb}:`, 'accent')];
  for (const [letter, what] of picks)
    spans.push(span(`  ${letter === 'y' ? (verb.charAt(0) === 'p' ? 'p' : 'y') : letter}`, 'strong'), span(` ${what}`));
  if (verb === 'print') spans.push(span('  r', 'strong'), span(' whole report'));
  return fitTo([...spans, span('   Esc back', 'quiet')], width);
}

const mostKeys = 6;

function keysLine(state: State, width: number): Line {
  const position = positionText(state);
  const isEmpty = layoutOf(state, levelOf(state).screen).list !== null && rowsOf(state).all === 0;
  const keys = bindingsFor(state)
    .filter(({ needsRows }) => !isEmpty || needsRows !== true)
    .map(({ footer }) => footer)
    .filter((text) => text !== undefined);
  const end: Line = [span(position, 'quiet'), span(' ')];
  for (let shown = Math.min(mostKeys, keys.length); shown >= 0; shown--) {
    const start: Line = [...keys.slice(0, shown), '? keys', 'q quit'].flatMap(keyWords);
    if (lineWidth(start) + lineWidth(end) + 2 <= width) return justify(start, end, width);
  }
  return fitTo([span(' ? keys  q quit', 'quiet')], width);
}

function keyWords(text: string): readonly Span[] {
  const at = text.lastIndexOf(' ', text.indexOf(',') < 0 ? undefined : text.indexOf(',') - 1);
  return [span('  '), span(text.slice(0, at), 'strong'), span(text.slice(at), 'quiet')];
}

/** `3 of 12`, and how many a filter hides. */
function positionText(state: State): string {
  const level = levelOf(state);
  const { rows, all } = rowsOf(state, level);
  if (all === 0) return '';
  const at = rows.length === 0 ? 0 : selectedIndex(level, rows) + 1;
  const order = level.sort === null ? '' : `by ${level.sort}${level.reverse ? ' reversed' : ''} · `;
  const filter = level.filter === '' ? '' : `filter "${clean(level.filter, 20)}" · `;
  const hidden = all - rows.length;
  const { list } = layoutOf(state, level.screen);
  const scope = list === null ? '' : filter + order;
  return `${scope}${formatCount(at)} of ${formatCount(rows.length)}${hidden > 0 ? ` · ${formatCount(hidden)} hidden` : ''}`;
}

function hits(state: State): string {
  const { rows, all } = rowsOf(state);
  return `${formatCount(rows.length)} of ${formatCount(all)}, ${countOf(all - rows.length, 'hidden', 'hidden')}`;
}
