import { Readable, Writable } from 'node:stream';
import { render } from 'ink';
import type { Frame } from './frame.js';
import { App } from './panels/app.js';

export type Mounted = {
  readonly show: (frame: Frame) => void;
  readonly unmount: () => void;
};

/** Nothing is ever broken by Ink. */
const wide = 10_000;

/**
 * Ink puts the frames together and gives them here whole; writing them to the terminal is the painter's. Ink sees
 * neither the terminal nor the keys.
 */
export function mount(first: Frame, paint: (frame: string) => void, crashed: (error: unknown) => void): Mounted {
  let isOpen = true;
  let drawn = '';
  let isPainted = false;
  const output = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      drawn = text;
      isPainted = true;
      if (isOpen) paint(drawn);
      done();
    },
  });
  Object.defineProperties(output, { columns: { value: wide }, rows: { value: wide }, isTTY: { value: true } });
  const stream = output as unknown as NodeJS.WriteStream;
  const noKeys = new Readable({ read: () => undefined }) as unknown as NodeJS.ReadStream;
  const options = {
    stdout: stream,
    stderr: stream,
    stdin: noKeys,
    // The mode in which Ink hands on every frame as it is.
    debug: true,
    // The linear mode joins the lines of a frame; the other takes every character apart, which costs more than all
    // the rest that a key sets going.
    isScreenReaderEnabled: true,
    exitOnCtrlC: false,
    patchConsole: false,
  };
  const ink = render(<App frame={first} />, options);
  ink.waitUntilExit().catch((error: unknown) => {
    if (isOpen) crashed(error);
  });
  return {
    show(frame) {
      isPainted = false;
      ink.rerender(<App frame={frame} />);
      // Ink keeps silent where nothing changed, and the screen may have.
      if (!isPainted && isOpen) paint(drawn);
    },
    unmount() {
      isOpen = false;
      ink.unmount();
    },
  };
}
