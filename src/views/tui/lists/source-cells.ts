import { countOf } from '../../shared/numbers.js';
import { padEnd, widthOf } from '../../shared/width.js';
import { bar } from '../charts.js';
import { formatBytes } from '../moment.js';
import type { Reading } from '../reading.js';
import type { Show } from '../show.js';
import { type Line, type Role, type Span, span } from '../span.js';
import type { Row } from './row.js';

type Parts = { readonly width: number; readonly show: Show; readonly reading: Reading };

const barWidth = 10;

/** One input: how far it is read, and whether all went well. */
export function sourceCells(row: Row, { width, show, reading }: Parts): Line {
  if (row.subject.kind !== 'source') return [];
  const { source, errorLog, progress } = row.subject;
  const isCurrent = reading.phase !== 'done' && reading.current === row.key;
  const state = stateOf(row, reading);
  const share = isCurrent ? shareRead(progress?.bytesRead ?? 0, progress?.size ?? null) : null;
  const size = progress === null || progress.bytesRead === 0 ? '' : formatBytes(progress.bytesRead);
  const unit = source?.unit ?? 'lines';
  const isKnown = !isCurrent && (source !== null || errorLog !== null);
  const read = isKnown ? countOf(row.count, unit === 'lines' ? 'line' : 'entry', unit) : size;
  const right: readonly Span[] = [
    ...(share !== null && width >= 50 ? [span(`${padEnd(bar(share, 1, barWidth), barWidth)} `, 'accent')] : []),
    span(share === null ? '' : `${Math.floor(share * 100)} %  `),
    span(read),
  ];
  let used = 0;
  for (const { text } of right) used += widthOf(text);
  const room = Math.max(8, width - used - 5);
  const title = show.path(row.title, room);
  const left = room - widthOf(title) - 2;
  const place = left < 10 ? '' : `  ${show.cell(row.place, left)}`;
  return [
    span(`${state.glyph} `, state.role),
    span(title),
    span(padEnd(place, room - widthOf(title)), 'quiet'),
    span('  '),
    ...right,
  ];
}

function stateOf(row: Row, { phase, current }: Reading): { readonly glyph: string; readonly role: Role } {
  const { source, errorLog } = row.subject.kind === 'source' ? row.subject : { source: null, errorLog: null };
  if (phase !== 'done' && (phase === 'following' ? source !== null : current === row.key))
    return { glyph: '●', role: 'accent' };
  if (errorLog !== null) return { glyph: '✔', role: 'passed' };
  if (source === null) return phase === 'done' ? { glyph: '✘', role: 'failed' } : { glyph: '·', role: 'quiet' };
  return source.partial || source.unreadable > 0 ? { glyph: '!', role: 'doubtful' } : { glyph: '✔', role: 'passed' };
}

/** From 0 to 1; null where the size is not known. */
export function shareRead(bytesRead: number, size: number | null): number | null {
  return size === null || size <= 0 ? null : Math.min(1, bytesRead / size);
}
