import type { Report } from '../../model/report.js';
import { formatClock, formatDayAndMinute, isSameDay } from '../shared/moments.js';
import { type Styles, stylesFor } from '../shared/style.js';
import { padEnd, widthOf, wrap } from '../shared/width.js';
import type { ViewOptions } from '../view.js';

/** What every section of the text report is laid out with. */
export type Page = {
  readonly width: number;
  readonly styles: Styles;
  /** Shows a time; the clock is enough where the input is of one day. */
  readonly moment: (iso: string) => string;
};

const narrowest = 40;

export function pageFor({ first, last }: Report, options: ViewOptions): Page {
  const oneDay = first !== null && last !== null && isSameDay(first, last);
  return {
    width: Math.max(narrowest, options.width),
    styles: stylesFor(options.color),
    moment: oneDay ? formatClock : formatDayAndMinute,
  };
}

/** A paragraph, every line of it set in by `indent` columns. */
export function paragraph(text: string, indent: number, page: Page): readonly string[] {
  return wrap(text, page.width - indent).map((line) => ' '.repeat(indent) + line);
}

/** `label` in a column of its own, the text wrapped beside it. */
export function labelled(label: string, text: string, layout: Layout, page: Page): readonly string[] {
  const { indent, column } = layout;
  const lines = wrap(text, page.width - indent - column);
  return lines.map((line, index) => {
    const head = index === 0 ? padEnd(label, column) : ' '.repeat(column);
    return ' '.repeat(indent) + (index === 0 ? page.styles[layout.style](head) : head) + line;
  });
}

export type Layout = {
  /** Columns before the label. */
  readonly indent: number;
  /** Columns the label takes, with the room after it. */
  readonly column: number;
  readonly style: keyof Styles;
};

/** Where the facts about one cause stand. */
export const detailLayout: Layout = { indent: 3, column: 11, style: 'quiet' };

/** Joins parts with ` · `, beginning a new line where one is full; later lines are set in. */
export function flow(parts: readonly string[], page: Page): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    const longer = line === '' ? part : `${line} · ${part}`;
    if (line !== '' && widthOf(longer) > page.width) {
      lines.push(line);
      line = `  ${part}`;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  return lines.flatMap((one) => (widthOf(one) <= page.width ? [one] : wrap(one, page.width)));
}
