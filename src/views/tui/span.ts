import { cut, padEnd, widthOf } from '../shared/width.js';

/** What a piece of text means; the theme says how that looks. */
export type Role =
  | 'plain'
  | 'quiet'
  | 'strong'
  | 'failed'
  | 'passed'
  | 'doubtful'
  | 'accent'
  | 'selected'
  | 'marked'
  | 'alarm';

export type Span = { readonly text: string; readonly role: Role };

/** One line of the screen. Its text is harmless and has its final form: see `show.ts`. */
export type Line = readonly Span[];

export function span(text: string, role: Role = 'plain'): Span {
  return { text, role };
}

export function line(text: string, role: Role = 'plain'): Line {
  return [span(text, role)];
}

export const emptyLine: Line = [];

export function lineWidth(spans: Line): number {
  let width = 0;
  for (const { text } of spans) width += widthOf(text);
  return width;
}

/** The line cut or filled up to exactly `width` columns. */
export function fitTo(spans: Line, width: number): Line {
  const fitted: Span[] = [];
  let left = width;
  for (const one of spans) {
    if (left <= 0) return fitted;
    const own = widthOf(one.text);
    if (own > left) {
      fitted.push({ ...one, text: padEnd(cut(one.text, left), left) });
      return fitted;
    }
    fitted.push(one);
    left -= own;
  }
  if (left > 0) fitted.push(span(' '.repeat(left)));
  return fitted;
}

/** `start` at the left, `end` at the right; where both do not fit, `end` gives way. */
export function justify(start: Line, end: Line, width: number): Line {
  const room = width - lineWidth(start) - lineWidth(end);
  if (room < 1) return fitTo(start, width);
  return [...start, span(' '.repeat(room)), ...end];
}

/** All of a line in one role. */
export function recolour(spans: Line, role: Role): Line {
  return spans.map(({ text }) => span(text, role));
}

export function textOf(spans: Line): string {
  return spans.map(({ text }) => text).join('');
}

/** Lines of at most `width` columns: broken at a space near the end of one, else where it is full. */
export function wrapSpans(spans: Line, width: number): readonly Line[] {
  const characters = spans.flatMap(({ text, role }) => [...text].map((character) => span(character, role)));
  const lines: Line[] = [];
  let from = 0;
  while (from < characters.length) {
    let to = from;
    let used = 0;
    let space = -1;
    while (to < characters.length) {
      const { text } = characters[to] ?? span('');
      used += text.charCodeAt(0) < 0x7f ? 1 : widthOf(text);
      if (used > width) break;
      if (text === ' ' && used > width - nearEnd) space = to;
      to++;
    }
    const end = to < characters.length && space > from ? space + 1 : Math.max(to, from + 1);
    lines.push(joinAlike(characters.slice(from, end)));
    from = end;
  }
  return lines;
}

const nearEnd = 24;

function joinAlike(spans: Line): Line {
  const joined: Span[] = [];
  for (const one of spans) {
    const last = joined[joined.length - 1];
    if (last?.role === one.role) joined[joined.length - 1] = { role: one.role, text: last.text + one.text };
    else joined.push(one);
  }
  return joined;
}
