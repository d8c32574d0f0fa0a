/** What the reports draw with, and the ASCII that takes the same room. */
const replacements: ReadonlyMap<string, string> = new Map([
  ['·', '-'],
  ['→', '>'],
  ['…', '~'],
  ['─', '-'],
  ['‘', "'"],
  ['’', "'"],
  ['“', '"'],
  ['”', '"'],
  ['▁', '_'],
  ['▂', '.'],
  ['▃', ':'],
  ['▄', '-'],
  ['▅', '='],
  ['▆', '+'],
  ['▇', '*'],
  ['█', '#'],
  ['▉', '#'],
  ['▊', '#'],
  ['▋', '#'],
  ['▌', '='],
  ['▍', '='],
  ['▎', '-'],
  ['▏', '|'],
  ['│', '|'],
  ['┬', '+'],
  ['▸', '>'],
  ['›', '>'],
  ['▲', '^'],
  ['↑', '^'],
  ['↓', 'v'],
  ['←', '<'],
  ['●', '*'],
  ['✔', '+'],
  ['✘', 'x'],
  ['‖', '='],
  ['–', '-'],
]);

/**
 * For terminals that do not speak UTF-8. Everything else beyond ASCII is written out: its bytes would be other
 * characters there, control characters among them.
 */
export function toAscii(text: string): string {
  return text.replace(
    /[^\0-\x7f]/gu,
    (character) => replacements.get(character) ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
