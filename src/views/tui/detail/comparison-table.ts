import { widthOf } from '../../shared/width.js';
import type { Show } from '../show.js';
import { fitTo, type Line, line, type Role, span } from '../span.js';
import type { Comparison, Mark } from './compare.js';
import { longestValue } from './writing.js';

type Parts = { readonly show: Show; readonly width: number };

const marks: Readonly<Record<Mark, readonly [glyph: string, role: Role]>> = {
  passed: ['✔', 'passed'],
  failed: ['✘', 'failed'],
  unknown: ['?', 'doubtful'],
  none: [' ', 'plain'],
};

const nameWidth = 12;

/** What was asked beside what was answered, and how that came out; one below the other where it is too narrow. */
export function tableLines(title: string, rows: readonly Comparison[], { show, width }: Parts): readonly Line[] {
  const columns = columnsFor(rows, show, width);
  if (columns === null) return narrowTable(title, rows, show, width);
  const head: Line = [
    span(title.padEnd(nameWidth), 'strong'),
    span('asked'.padEnd(columns.asked), 'quiet'),
    span('answered'.padEnd(columns.answered), 'quiet'),
  ];
  return [head, ...rows.flatMap((row) => wideRow(row, columns, show))];
}

type Columns = { readonly asked: number; readonly answered: number; readonly over: number };

/** Each as wide as what stands in it, as far as there is room; null where that is too narrow. */
function columnsFor(rows: readonly Comparison[], show: Show, width: number): Columns | null {
  const room = width - nameWidth - 2;
  const over = Math.min(24, Math.floor(width / 5));
  const half = Math.floor((room - over) / 2);
  if (half < 14) return null;
  const needed = (texts: readonly string[]) =>
    Math.max(10, ...texts.map((text) => widthOf(show.text(text, longestValue)))) + 2;
  const answeredNeeds = needed(rows.map(({ answered }) => answered));
  const asked = Math.min(needed(rows.map(({ asked }) => asked)), Math.max(half, room - over - answeredNeeds));
  const answered = Math.min(answeredNeeds, room - over - asked);
  return { asked, answered, over: room - asked - answered };
}

/** Long lists go on in further lines. */
function wideRow({ what, asked, answered, mark, over }: Comparison, columns: Columns, show: Show): readonly Line[] {
  const [glyph, role] = marks[mark];
  const left = pieces(show.text(asked, longestValue), columns.asked - 2);
  const right = pieces(show.text(answered, longestValue), columns.answered - 2);
  const count = Math.max(left.length, right.length);
  return Array.from({ length: count }, (_, index) => [
    span((index === 0 ? what : '').padEnd(nameWidth), 'quiet'),
    ...fitTo([span(left[index] ?? '')], columns.asked),
    ...fitTo([span(right[index] ?? '', mark === 'failed' ? 'failed' : 'plain')], columns.answered),
    ...(index === 0 ? [span(`${glyph} `, role), span(show.cell(over, columns.over), role)] : []),
  ]);
}

function narrowTable(title: string, rows: readonly Comparison[], show: Show, width: number): readonly Line[] {
  return [
    line(`${title}: asked, then answered`, 'strong'),
    ...rows.flatMap(({ what, asked, answered, mark, over }) => {
      const [glyph, role] = marks[mark];
      return [
        [span(`${glyph} `, role), span(what.padEnd(nameWidth), 'quiet'), span(show.cell(asked, width - nameWidth - 3))],
        [
          span(' '.repeat(nameWidth + 2)),
          span(show.cell(`${answered}${over === '' ? '' : `: ${over}`}`, width - nameWidth - 3), role),
        ],
      ];
    }),
  ];
}

function pieces(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (longer.length <= width) current = longer;
    else {
      if (current !== '') lines.push(current);
      current = word.length > width ? `${word.slice(0, width - 1)}…` : word;
    }
  }
  return [...lines, current];
}
