let segmenter: Intl.Segmenter | null = null;

/** Characters as people see them. The tables for that are slow to load, and a single key does not need them. */
export function graphemesOf(text: string): readonly string[] {
  if (text.length < 2) return text === '' ? [] : [text];
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
