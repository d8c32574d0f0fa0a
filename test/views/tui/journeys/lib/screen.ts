import xterm from '@xterm/headless';
export type Size = { readonly columns: number; readonly rows: number };

/** All that a program can leave behind in a terminal. */
export type Modes = {
  readonly screen: 'normal' | 'alternate';
  readonly cursor: 'shown' | 'hidden';
  readonly mouse: string;
  readonly mouseReports: 'plain' | 'changed';
  readonly bracketedPaste: boolean;
  readonly focusReports: boolean;
  readonly applicationKeys: boolean;
  readonly kittyKeys: number;
  readonly updating: boolean;
  readonly wraps: boolean;
};

/** As a shell wants them. */
export const untouched: Modes = {
  screen: 'normal',
  cursor: 'shown',
  mouse: 'none',
  mouseReports: 'plain',
  bracketedPaste: false,
  focusReports: false,
  applicationKeys: false,
  kittyKeys: 0,
  updating: false,
  wraps: true,
};

export type Screen = {
  /** What a program wrote; `done` is called when it shows. */
  readonly feed: (bytes: Uint8Array, done: () => void) => void;
  readonly resize: (size: Size) => void;
  /** What shows, without the room at the ends of lines and below the last one. */
  readonly text: () => string;
  /** What shows and what has been scrolled away above it. */
  readonly history: () => string;
  readonly modes: () => Modes;
  /** How many synchronized updates have been shown. */
  readonly frames: () => number;
  /** What was sent to the clipboard by OSC 52. */
  readonly clipboard: () => readonly string[];
  readonly bells: () => number;
  readonly titles: () => readonly string[];
  readonly buffer: () => xterm.IBuffer;
  readonly close: () => void;
};

/** `CSI > flags u` puts a level of key reports on the terminal's stack, `CSI < u` takes one off. */
const kittyKeySwitches = [
  ['>', 1],
  ['<', -1],
] as const;

/** A terminal without a window: shows what is written to it, and remembers what else it was told. */
export function createScreen({ columns, rows }: Size): Screen {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 10_000 });
  const clipboard: string[] = [];
  const titles: string[] = [];
  let frames = 0;
  let bells = 0;
  let kittyKeys = 0;
  let mouseReports: Modes['mouseReports'] = 'plain';
  let isUpdating = false;
  let isCursorShown = true;

  const switched = (on: boolean) => (parameters: readonly (number | readonly number[])[]) => {
    if (parameters.includes(25)) isCursorShown = on;
    if ([1005, 1006, 1015, 1016].some((mode) => parameters.includes(mode))) mouseReports = on ? 'changed' : 'plain';
    if (!parameters.includes(2026)) return false;
    if (isUpdating && !on) frames++;
    isUpdating = on;
    return false;
  };
  terminal.parser.registerCsiHandler({ prefix: '?', final: 'h' }, switched(true));
  terminal.parser.registerCsiHandler({ prefix: '?', final: 'l' }, switched(false));
  for (const [prefix, change] of kittyKeySwitches) {
    terminal.parser.registerCsiHandler({ prefix, final: 'u' }, () => {
      kittyKeys += change;
      return true;
    });
  }
  terminal.parser.registerOscHandler(52, (data) => {
    clipboard.push(Buffer.from(data.slice(data.indexOf(';') + 1), 'base64').toString('utf8'));
    return true;
  });
  terminal.onBell(() => bells++);
  terminal.onTitleChange((title) => titles.push(title));

  const linesFrom = (first: number) => {
    const { active } = terminal.buffer;
    const lines: string[] = [];
    for (let row = first; row < active.length; row++) {
      lines.push(active.getLine(row)?.translateToString(true).trimEnd() ?? '');
    }
    return lines.join('\n').trimEnd();
  };

  return {
    feed: (bytes, done) => terminal.write(bytes, done),
    resize: (size) => terminal.resize(size.columns, size.rows),
    text: () => linesFrom(terminal.buffer.active.baseY),
    history: () => linesFrom(0),
    modes: () => ({
      screen: terminal.buffer.active.type,
      cursor: isCursorShown ? 'shown' : 'hidden',
      mouse: terminal.modes.mouseTrackingMode,
      mouseReports,
      bracketedPaste: terminal.modes.bracketedPasteMode,
      focusReports: terminal.modes.sendFocusMode,
      applicationKeys: terminal.modes.applicationCursorKeysMode || terminal.modes.applicationKeypadMode,
      kittyKeys,
      updating: isUpdating,
      wraps: terminal.modes.wraparoundMode,
    }),
    frames: () => frames,
    clipboard: () => clipboard,
    bells: () => bells,
    titles: () => titles,
    buffer: () => terminal.buffer.active,
    close: () => terminal.dispose(),
  };
}
