import { expect } from 'vitest';

/** What the dashboard itself tells the terminal, and nothing of an input may. */
const ours = [
  // Alternate screen, cursor, pasting, mouse, synchronized updates.
  String.raw`\?(?:1049|25|2004|1000|1006|2026)[hl]`,
  // Clear the screen or a line, go somewhere.
  '2[JK]',
  String.raw`(?:\d{1,3};1)?H`,
  // Bold, dim, underlined, inverse, the six colours of the themes, and their ends.
  '(?:(?:0|[1247]|3[1-6])(?:;(?:[1247]|3[1-6]))*|2[247]|39)?m',
];

const sequence = new RegExp(ours.map((parameters) => `\x1b\\[${parameters}`).join('|'), 'g');

/** Controls, marks of direction, and what has no picture of its own but changes others. */
const harmful = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Of all that was written, only what the dashboard means to say to a terminal is more than visible characters. */
export function expectHarmless(bytes: Uint8Array): void {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  for (const [number, written] of text.replace(sequence, '').split(/\r*\n/).entries()) {
    const at = written.search(harmful);
    const around = at < 0 ? null : JSON.stringify(written.slice(Math.max(0, at - 30), at + 30));
    expect(around, `line ${number}`).toBeNull();
  }
}
