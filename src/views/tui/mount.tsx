import { Readable, Writable } from 'node:stream';
import { render } from 'ink';
import type { Frame } from './frame.js';
import { App } from './panels/app.js';

export type Mounted = {
  readonly show: (frame: Frame) => void;
  readonly unmount: () => void;
};

/**
 * Ink lays the frames out and gives them here whole; writing them to the terminal is the painter's. Ink sees neither
 * the terminal nor the keys.
 */
export function mount(first: Frame, paint: (frame: string) => void, crashed: (error: unknown) => void): Mounted {
  let isOpen = true;
  let width = first.width;
  const output = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      if (isOpen) paint(text);
      done();
    },
  });
  Object.defineProperties(output, { columns: { get: () => width }, rows: { get: () => 1000 }, isTTY: { value: true } });
  const stream = output as unknown as NodeJS.WriteStream;
  const noKeys = new Readable({ read: () => undefined }) as unknown as NodeJS.ReadStream;
  // Debug mode is the one in which Ink hands on every frame as it is.
  const options = {
    stdout: stream,
    stderr: stream,
    stdin: noKeys,
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
  };
  const ink = render(<App frame={first} />, options);
  ink.waitUntilExit().catch((error: unknown) => {
    if (isOpen) crashed(error);
  });
  return {
    show(frame) {
      width = frame.width;
      ink.rerender(<App frame={frame} />);
    },
    unmount() {
      isOpen = false;
      ink.unmount();
    },
  };
}
