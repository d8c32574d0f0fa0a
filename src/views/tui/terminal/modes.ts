/** Escape sequences of our own; nothing else but colours is ever written. */
const altScreen = '\x1b[?1049h';
const mainScreen = '\x1b[?1049l';
const hideCursor = '\x1b[?25l';
const showCursor = '\x1b[?25h';
/** Pasted text comes marked, so that it is never taken for keys. */
const bracketedPaste = '\x1b[?2004h';
const plainPaste = '\x1b[?2004l';
const mouse = '\x1b[?1000h\x1b[?1006h';
const noMouse = '\x1b[?1006l\x1b[?1000l';
const plainColours = '\x1b[0m';
const endUpdate = '\x1b[?2026l';

export const beginFrame = '\x1b[?2026h';
export const endFrame = endUpdate;
export const clearScreen = '\x1b[2J\x1b[H';
/** Before a line is written: after a full one, the cursor still stands on its last column. */
export const clearLine = '\x1b[2K';
export const bell = '\x07';

export function goTo(row: number): string {
  return `\x1b[${row};1H`;
}

export function enterScreen(withMouse: boolean): string {
  return altScreen + hideCursor + bracketedPaste + (withMouse ? mouse : '') + clearScreen;
}

/** Everything as it was found, in whatever state the terminal is; harmless where it already is so. */
export const leaveScreen = endUpdate + plainColours + noMouse + plainPaste + showCursor + mainScreen;

export function switchMouse(on: boolean): string {
  return on ? mouse : noMouse;
}

/** The clipboard of the terminal, OSC 52. */
export function copySequence(text: string): string {
  return `\x1b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\x07`;
}
