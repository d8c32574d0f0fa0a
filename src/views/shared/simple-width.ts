/**
 * Columns of text that is printable ASCII and what our own drawings are made of, all of which take one; null for any
 * other text, which has to be measured with the tables of Unicode.
 */
export function simpleWidth(text: string): number | null {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x20 && code <= 0x7e) continue;
    // Box drawing and block elements; punctuation; arrows; the few marks.
    if (code >= 0x2500 && code <= 0x259f) continue;
    if (!narrow.has(code)) return null;
  }
  return text.length;
}

const narrow: ReadonlySet<number> = new Set([...'·‖–…‘’“”›←↑→↓▲▸●✔✘'].map((character) => character.charCodeAt(0)));
