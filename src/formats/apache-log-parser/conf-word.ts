/** A LogFormat as httpd sees it after reading its configuration file, and where each character was typed. */
export type ConfWord = {
  readonly text: string;
  /** 0-based index in what was typed, for a 0-based index in `text`. */
  readonly typedAt: (index: number) => number;
};

/**
 * Takes a LogFormat as typed in httpd.conf (the whole directive, or the quoted string with or without its nickname)
 * or already unquoted, and undoes the quoting: inside quotes `\"` and `\\` lose their backslash, nothing else
 * (`ap_getword_conf` in httpd's server/util.c).
 */
export function readConfWord(typed: string): ConfWord {
  const directive = /^\s*LogFormat\s+(?=["'])/i.exec(typed);
  const from = directive === null ? typed.length - typed.trimStart().length : directive[0].length;
  const quote = typed[from];
  const close = quote === '"' || quote === "'" ? closingQuote(typed, from + 1, quote) : -1;
  // A format may itself begin with a quoted field; then more than a nickname comes after that field.
  if (close > 0 && /^\s*[^\s%"']*\s*$/.test(typed.slice(close + 1))) {
    return unescapeWord(typed, from + 1, close, quote as string);
  }
  const end = from + typed.slice(from).trimEnd().length;
  if (typed.includes('\\"')) return unescapeWord(typed, from, end, '"');
  return { text: typed.slice(from, end), typedAt: (index) => from + index };
}

function closingQuote(typed: string, from: number, quote: string): number {
  for (let i = from; i < typed.length; i++) {
    if (typed[i] === '\\' && (typed[i + 1] === '\\' || typed[i + 1] === quote)) i++;
    else if (typed[i] === quote) return i;
  }
  return -1;
}

function unescapeWord(typed: string, from: number, end: number, quote: string): ConfWord {
  let text = '';
  const positions: number[] = [];
  for (let i = from; i < end; i++) {
    if (typed[i] === '\\' && i + 1 < end && (typed[i + 1] === '\\' || typed[i + 1] === quote)) i++;
    positions.push(i);
    text += typed[i];
  }
  return { text, typedAt: (index) => positions[index] ?? end };
}
