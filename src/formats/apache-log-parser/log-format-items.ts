/** Text that stands in every line as it is. */
export type LiteralItem = { readonly kind: 'literal'; readonly text: string };

/** One directive such as `%>s`, `%{Referer}i` or `%!200,304{X}o`. */
export type DirectiveItem = {
  readonly kind: 'directive';
  /** As typed, from the percent sign on; the name under which `parseLine` gives its value. */
  readonly directive: string;
  /** The letter, or `^FB`, `^ti`, `^to`; or one of `foreignLetters`, which no LogFormat string can give. */
  readonly letter: string;
  /** What stands in braces; empty where there are none. */
  readonly argument: string;
  /** `original` and `final` request of an internal redirect, as `%<` and `%>` or the directive's default say. */
  readonly request: 'original' | 'final';
  /** The value is `-` unless the final status is one of these (or, negated, is none of these). */
  readonly condition: { readonly statuses: readonly number[]; readonly negated: boolean } | null;
};

/**
 * What other servers log and Apache has no directive for, so that their formats can be said in Apache's words too.
 * - `seconds`: how long the request took, with a fraction
 * - `query`: the query without its question mark
 * - `status`: that of the application behind, or of several: `502, 200`
 * - `word`, `text`, `list`: values of no use here, without spaces, with, and several between commas or colons
 * - `captures`: HAProxy's captured headers, `{a|b} {c} `
 * - `prefix`: what a log daemon puts before each line; with the argument `dated` before a client and a date in brackets
 * - `tail`: what may follow, with a space before it
 */
export const foreignLetters = {
  seconds: '$seconds',
  query: '$query',
  status: '$status',
  word: '$word',
  text: '$text',
  list: '$list',
  captures: '$captures',
  prefix: '$prefix',
  tail: '$tail',
} as const;

export type LogFormatItem = LiteralItem | DirectiveItem;

/** What httpd would say when it refuses the format; `at` is the 0-based index of the directive's percent sign. */
export type LogFormatFault = { readonly fault: string; readonly at: number };

/** Directives of mod_log_config, mod_logio (I, O, S, ^FB) and mod_ssl (c, x). */
const letters = new Set('aAbBcCDefhHiIklLmnoOpPqrRsStTuUvVxX');
const threeLetters = new Set(['^FB', '^ti', '^to']);

/** `want_orig_default` in mod_log_config's table; the error log's id is the only unexpected one. */
const originalByDefault = new Set('sUTDrLR');

/** Splits a LogFormat string into its items, as `parse_log_item` of mod_log_config.c does. */
export function parseLogFormat(text: string): readonly LogFormatItem[] | LogFormatFault {
  const items: LogFormatItem[] = [];
  let at = 0;
  while (at < text.length) {
    const percent = text.indexOf('%', at);
    const literalEnd = percent < 0 ? text.length : percent;
    if (literalEnd > at) addLiteral(items, unescapeLiteral(text.slice(at, literalEnd)));
    if (percent < 0) break;
    if (text[percent + 1] === '%') {
      addLiteral(items, '%');
      at = percent + 2;
      continue;
    }
    const parsed = parseDirective(text, percent);
    if ('fault' in parsed) return parsed;
    items.push(parsed.item);
    at = parsed.end;
  }
  return items;
}

function addLiteral(items: LogFormatItem[], text: string): void {
  const last = items[items.length - 1];
  if (last?.kind === 'literal') items[items.length - 1] = { kind: 'literal', text: last.text + text };
  else items.push({ kind: 'literal', text });
}

/** The format's own escapes; any other backslash stays as typed. */
function unescapeLiteral(text: string): string {
  const meanings: Readonly<Record<string, string>> = { '\\\\': '\\', '\\n': '\n', '\\r': '\r', '\\t': '\t' };
  return text.replace(/\\[\\nrt]/g, (typed) => meanings[typed] as string);
}

function parseDirective(
  text: string,
  percent: number,
): { readonly item: DirectiveItem; readonly end: number } | LogFormatFault {
  let argument = '';
  let original: boolean | null = null;
  let negated = false;
  const statuses: number[] = [];
  let at = percent + 1;
  while (at < text.length) {
    const char = text[at] as string;
    if (char === '{') {
      const close = text.indexOf('}', at);
      argument = text.slice(at + 1, close < 0 ? text.length : close);
      at = close < 0 ? text.length : close + 1;
    } else if (char >= '0' && char <= '9') {
      const digits = /^\d+/.exec(text.slice(at, at + 16))?.[0] ?? '';
      statuses.push(Number(digits));
      at += digits.length;
    } else if (char === '!' || char === '<' || char === '>' || char === ',') {
      if (char === '!') negated = !negated;
      if (char === '<' || char === '>') original = char === '<';
      at++;
    } else {
      const three = text.slice(at, at + 3);
      const letter = threeLetters.has(three) ? three : char;
      if (letter === char && !letters.has(char)) {
        return {
          fault: `Unrecognized LogFormat directive %${String.fromCodePoint(text.codePointAt(at) ?? 0)}`,
          at: percent,
        };
      }
      const end = at + letter.length;
      const request = (original ?? originalByDefault.has(letter)) ? 'original' : 'final';
      const condition = statuses.length === 0 ? null : { statuses, negated };
      const directive = text.slice(percent, end);
      return { item: { kind: 'directive', directive, letter, argument, request, condition }, end };
    }
  }
  return { fault: 'Ran off end of LogFormat parsing args to some directive', at: percent };
}
