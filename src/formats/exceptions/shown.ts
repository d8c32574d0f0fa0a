import { htmlToText, looksLikeHtml } from './html-text.js';
import { isObject, type JsonObject, stringsIn } from './json-body.js';

/** A body as its reader would see it. */
export type Shown = {
  /** Without mark-up, each cut at its end, bounded; blank lines are left out. */
  readonly lines: readonly string[];
  /** Null where the body is no JSON object. */
  readonly json: JsonObject | null;
};

/** Longer bodies are pages with everything in them; what is told first tells most. */
const longestBody = 128 * 1024;
const longestLine = 2000;
const mostLines = 3000;

/** Makes lines of a page, of the strings of a JSON document, or of plain text. */
export function toShown(body: string): Shown {
  const text = body.slice(0, longestBody);
  const json = parseObject(text);
  if (json !== null) return { lines: linesOf(stringsIn(json).join('\n')), json };
  if (/^\s{0,100}[{[]/.test(text) && text.includes('\\n')) return { lines: linesOf(unescapeCutJson(text)), json: null };
  return { lines: linesOf(looksLikeHtml(text) ? htmlToText(text) : text), json: null };
}

/** The lines of a text that is no page. */
export function linesOf(text: string): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at <= text.length && lines.length < mostLines; ) {
    const feed = text.indexOf('\n', at);
    const end = feed === -1 ? text.length : feed;
    const line = text.slice(at, Math.min(end, at + longestLine)).trimEnd();
    if (line !== '') lines.push(line);
    at = end + 1;
  }
  return lines;
}

function parseObject(text: string): JsonObject | null {
  if (!/^\s{0,100}\{/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '', '"': '"', '\\': '\\', '/': '/' };

/** JSON that was cut off: its strings are told apart by nothing but line ends. */
function unescapeCutJson(text: string): string {
  return text
    .replace(/"[,:]?\s{0,20}"/g, '\n')
    .replace(/\\(["\\/nrt])/g, (_, letter: string) => escapes[letter] ?? letter);
}
