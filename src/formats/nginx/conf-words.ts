/** A word of an nginx configuration file, without its quotes; `;`, `{` and `}` outside of quotes are words too. */
export type ConfToken = { readonly text: string; readonly kind: 'word' | 'mark' };

const whiteSpace = /\s/;
const meanings: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['r', '\r'],
  ['n', '\n'],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
]);

/** Splits a configuration file as `ngx_conf_read_token` does: comments, quotes, and what a backslash stands for. */
export function readConfTokens(text: string): readonly ConfToken[] {
  const tokens: ConfToken[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at] as string;
    if (whiteSpace.test(char)) at++;
    else if (char === '#') at = endOf(text, at, (one) => one === '\n');
    else if (char === ';' || char === '{' || char === '}') {
      tokens.push({ text: char, kind: 'mark' });
      at++;
    } else if (char === '"' || char === "'") {
      const end = endOf(text, at + 1, (one) => one === char);
      tokens.push({ text: unescapeWord(text.slice(at + 1, end)), kind: 'word' });
      at = end + 1;
    } else {
      const end = endOf(text, at, (one) => one === ';' || one === '{' || whiteSpace.test(one));
      // `${name}` is a variable, and its braces open no block.
      const close = text[end] === '{' && text[end - 1] === '$' ? text.indexOf('}', end) : -1;
      const wordEnd = close < 0 ? end : endOf(text, close, (one) => one === ';' || whiteSpace.test(one));
      tokens.push({ text: unescapeWord(text.slice(at, wordEnd)), kind: 'word' });
      at = wordEnd;
    }
  }
  return tokens;
}

/** The index of the first character from here on that passes; a backslash takes the next one with it. */
function endOf(text: string, from: number, test: (char: string) => boolean): number {
  let at = from;
  while (at < text.length && !test(text[at] as string)) at += text[at] === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

function unescapeWord(word: string): string {
  return word.replace(/\\(.)/gs, (typed, char: string) => meanings.get(char) ?? typed);
}
