import { type HarObject, stringAt } from './har-value.js';

/** Characters of a failed preflight's body that are looked at: room for a framework's page up to the trace. */
export const longestExcerpt = 64 * 1024;
const unfinishedEscape = /\\(?:u[0-9a-f]{0,3})?$/i;
const charset = /;\s{0,20}charset\s{0,20}=\s{0,20}"?([\w.:-]{1,40})/i;

/**
 * The beginning of a body as text: from `content.text` or, where that was left out, from `raw`, which is that string as
 * it stands between its quotes, perhaps cut off anywhere. `content.encoding` says whether it is base64, which is not
 * decoded to characters yet.
 */
export function bodyExcerpt(content: HarObject, raw: string, contentType: string | null): string {
  const text = stringAt(content, 'text') ?? unescapeJson(raw);
  if (stringAt(content, 'encoding')?.toLowerCase() !== 'base64') return text.slice(0, longestExcerpt);
  const enough = text.slice(0, Math.ceil(longestExcerpt / 3) * 4);
  return decode(Buffer.from(enough, 'base64'), charset.exec(contentType ?? '')?.[1] ?? 'utf-8').slice(
    0,
    longestExcerpt,
  );
}

function decode(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    // No encoding of the web is called that.
    return new TextDecoder().decode(bytes);
  }
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
