import { type HarObject, stringAt } from './har-value.js';

/** Characters of a failed preflight's body that are kept: room for an exception and its first frames. */
const longestExcerpt = 8192;
const unfinishedEscape = /\\(?:u[0-9a-f]{0,3})?$/i;

/**
 * The beginning of a body as text: from `content.text` or, where that was left out, from `raw`, which is that string as
 * it stands between its quotes, perhaps cut off anywhere. `content.encoding` says whether it is base64.
 */
export function bodyExcerpt(content: HarObject, raw: string): string {
  const text = stringAt(content, 'text') ?? unescapeJson(raw);
  if (stringAt(content, 'encoding')?.toLowerCase() !== 'base64') return text.slice(0, longestExcerpt);
  const enough = text.slice(0, Math.ceil(longestExcerpt / 3) * 4);
  return Buffer.from(enough, 'base64').toString('utf8').slice(0, longestExcerpt);
}

function unescapeJson(raw: string): string {
  for (const text of [raw, raw.replace(unfinishedEscape, '')]) {
    try {
      return String(JSON.parse(`"${text}"`));
    } catch {
      // Cut off inside an escape, or no JSON at all.
    }
  }
  return '';
}
