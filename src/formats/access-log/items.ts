import type { DirectiveItem, LogFormatItem } from '../apache-log-parser/log-format-items.js';

/** Collects the items of a line in their order; literals that stand side by side become one. */
export type Items = {
  readonly literal: (text: string) => void;
  /** `named` is how the server's own format calls it, for reasons; `letter` and `argument` say it in Apache's words. */
  readonly field: (named: string, letter: string, argument?: string, request?: DirectiveItem['request']) => void;
  readonly list: () => readonly LogFormatItem[];
  /** The index of a field among the fields, by its name there; null where there is none. */
  readonly find: (named: string) => number | null;
};

export function createItems(): Items {
  const items: LogFormatItem[] = [];
  return {
    literal(text) {
      if (text === '') return;
      const last = items[items.length - 1];
      if (last?.kind === 'literal') items[items.length - 1] = { kind: 'literal', text: last.text + text };
      else items.push({ kind: 'literal', text });
    },
    field(named, letter, argument = '', request = 'final') {
      items.push({ kind: 'directive', directive: named, letter, argument, request, condition: null });
    },
    list: () => items,
    find(named) {
      const field = items.filter((item) => item.kind === 'directive').findIndex(({ directive }) => directive === named);
      return field < 0 ? null : field;
    },
  };
}

/** `2026-11-22T16:23:02.974Z`, with three or six digits behind the point. */
export function isoTime(items: Items, named: string, when: 'begin' | 'end', fraction: 'msec' | 'usec'): void {
  items.field(named, 't', `${when}:%Y-%m-%dT%H:%M:%S`);
  items.literal('.');
  items.field(named, 't', `${when}:${fraction}_frac`);
  items.field(named, 't', `${when}:%z`);
}
