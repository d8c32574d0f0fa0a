import { beginFrame, clearLine, clearScreen, endFrame, goTo } from './modes.js';

export type Painter = {
  /** Shows a frame: lines joined by `\n`, styled by SGR sequences alone. Only lines that changed are written. */
  readonly paint: (frame: string) => void;
  /** What is on the screen is not known any more: the next frame is written whole. */
  readonly forget: () => void;
  /** The lines of the last frame. */
  readonly lines: () => readonly string[];
};

/**
 * Writes frames line by line at absolute places, so that neither a resize nor anything else that writes can shift
 * them. Whatever else than colours a frame should hold is taken out: nothing of an input can reach the terminal.
 */
export function createPainter(write: (text: string) => void): Painter {
  let shown: readonly string[] = [];
  let isKnown = false;
  let latest: readonly string[] = [];
  return {
    paint(frame) {
      const lines = frame.split('\n').map(harmless);
      latest = lines;
      let changes = isKnown ? '' : clearScreen;
      const before = isKnown ? shown : [];
      for (let i = 0; i < Math.max(lines.length, before.length); i++) {
        const line = lines[i] ?? '';
        if (isKnown && line === before[i]) continue;
        changes += goTo(i + 1) + clearLine + line;
      }
      shown = lines;
      isKnown = true;
      if (changes !== '') write(beginFrame + changes + endFrame);
    },
    forget() {
      isKnown = false;
    },
    lines: () => latest,
  };
}

/** SGR, or any other control; what is SGR stays. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
const controls = /\x1b\[[0-9;]*m|[\x00-\x1f\x7f-\x9f]/g;

function harmless(line: string): string {
  return line.replace(controls, (found) => (found.length > 1 ? found : ''));
}
