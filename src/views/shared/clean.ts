/** How much of one value a terminal is shown; a longer one loses its middle, which is counted. */
export const longestValue = 2000;

/** Controls, formatting and other characters that have no picture of their own but change what others look like. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** A pile of combining marks reaches into the lines above and below it. */
const markPile = /(\p{M}{4})\p{M}+/gu;

const shortForms: ReadonlyMap<string, string> = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
]);

/**
 * Makes text from the input harmless for a terminal: every control, bidirectional mark and invisible character is
 * written out (`\x1b`, `\u{202e}`), and the length is bounded.
 */
export function clean(text: string, longest: number = longestValue): string {
  return shorten(text, longest).replace(invisible, writeOut).replace(markPile, '$1');
}

/** Every string in a plain value cleaned, keys included. */
export function cleanAll<T>(value: T, longest?: number): T;
export function cleanAll(value: unknown, longest?: number): unknown {
  if (typeof value === 'string') return clean(value, longest);
  if (Array.isArray(value)) return value.map((item: unknown) => cleanAll(item, longest));
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = [];
  for (const [key, item] of Object.entries(value)) entries.push([clean(key, longest), cleanAll(item, longest)]);
  return Object.fromEntries(entries);
}

function writeOut(character: string): string {
  const short = shortForms.get(character);
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}

function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = Math.floor(longest / 10);
  const start = longest - end;
  return `${text.slice(0, start)} … ${text.length - start - end} more characters … ${text.slice(-end)}`;
}
