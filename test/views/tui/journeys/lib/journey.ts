import { type IPty, spawn } from '@lydell/node-pty';
import { onTestFinished } from 'vitest';
import type { Key } from '../../../../../src/views/tui/terminal/decode-keys.js';
import { type Files, type Folder, makeFolder } from './folder.js';
import { bytesOf } from './keys.js';
import { makePipe, type Pipe } from './pipe.js';
import { createScreen, type Screen, type Size } from './screen.js';
import { createWatch } from './watch.js';

export type Journey = {
  readonly folder: Folder;
  readonly screen: Screen;
  /** What shows. */
  readonly text: () => string;
  /** Every byte that was written to the terminal so far, and shows. */
  readonly bytes: () => Buffer;
  /** Presses keys, each when the one before it has been answered with a frame. */
  readonly press: (...keys: readonly Key[]) => Promise<void>;
  /** Presses a key that is answered otherwise, or types several at once. */
  readonly send: (...keys: readonly Key[]) => void;
  /** Writes to one of its pipes. */
  readonly feed: (pipe: string, content: string | Uint8Array) => void;
  /** The pipe has come to its end. */
  readonly finish: (pipe: string) => void;
  /** Waits until it shows, and is drawn to its end. */
  readonly until: (shown: string | RegExp | (() => boolean)) => Promise<void>;
  /** Changes the size of the window, and waits for a frame that fits it. */
  readonly resize: (columns: number, rows: number) => Promise<void>;
  /** Changes it, and waits for nothing. */
  readonly reshape: (columns: number, rows: number) => void;
  /** Sends a signal to the program. */
  readonly signal: (name: NodeJS.Signals) => void;
  /** The window of the terminal is closed; the exit code of the command, which has to outlive that. */
  readonly hangUp: () => Promise<number>;
  /** Waits until the command has ended. */
  readonly ended: () => Promise<Ended>;
};

export type Ended = {
  /** As the shell tells it: 128 and its number for a signal. */
  readonly code: number;
  /** Whether the terminal's line settings (`stty`) are what they were before. */
  readonly sameSettings: boolean;
};

export type Beginning = Partial<Size> & {
  readonly files?: Files;
  /** Names of inputs that the journey writes while they are read. */
  readonly pipes?: readonly string[];
  /** Variables beside those that every terminal has; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The shell it is typed into; by default one that runs it and tells what became of it. */
  readonly shell?: readonly string[];
};

/**
 * Writes down how the terminal was before and after; the prompt shows which screen is the main one. It ends when its
 * last words have been seen: what is still in a terminal whose last process ends may be lost on the way.
 */
const script = `
stty -g >.before
printf '$ %s\\n' "$COMMAND"
eval "$COMMAND"
code=$?
stty -g >.after
echo "$code" >.code
stty -echo 2>.stty
echo "[exit code $code]"
read -r seen
`;

/** Starts a command of a shell in a pseudo-terminal of its own; whatever is left of it ends with the test. */
export function start(command: string, beginning: Beginning = {}): Journey {
  const { files = {}, pipes = [], columns = 80, rows = 24, env, shell } = beginning;
  const folder = makeFolder(files);
  const opened = new Map(pipes.map((name) => [name, makePipe(folder.path, name)]));
  const screen = createScreen({ columns, rows });
  const watch = createWatch(() => screen.text());
  const received: Uint8Array[] = [];
  const [file = 'sh', ...args] = shell ?? ['sh', '-c', script];
  const pty: IPty = spawn(file, args, {
    name: 'xterm-256color',
    cols: columns,
    rows,
    cwd: folder.path,
    env: { ...folder.env, LANG: 'C.UTF-8', PS1: '$ ', COMMAND: command, ...env },
    encoding: null,
  });
  // Without an encoding it gives bytes, whatever its type says.
  pty.onData((data) => {
    const bytes = data as unknown as Uint8Array;
    screen.feed(bytes, () => {
      received.push(bytes);
      watch.check();
    });
  });
  let isGone = false;
  pty.onExit(() => {
    isGone = true;
    watch.check();
  });

  const kill = (pid: number, name: NodeJS.Signals) => {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended.
    }
  };
  onTestFinished(() => {
    for (const pid of [...folder.pids(), ...(isGone ? [] : [pty.pid])]) kill(pid, 'SIGKILL');
    screen.close();
    folder.remove();
  });

  const reshape = (width: number, height: number) => {
    screen.resize({ columns: width, rows: height });
    pty.resize(width, height);
  };

  const journey: Journey = {
    folder,
    screen,
    text: screen.text,
    bytes: () => Buffer.concat(received),
    async press(...keys) {
      for (const key of keys) {
        const before = screen.frames();
        pty.write(bytesOf(key));
        await watch.until(() => screen.frames() > before, `a frame after ${key}`);
      }
    },
    send: (...keys) => pty.write(keys.map(bytesOf).join('')),
    feed: (name, content) => pipeOf(opened, name).write(content),
    finish: (name) => pipeOf(opened, name).close(),
    until(shown) {
      const holds = typeof shown === 'function' ? shown : () => fits(screen.text(), shown);
      return watch.until(() => !screen.modes().updating && holds(), String(shown));
    },
    reshape,
    async resize(width, height) {
      const before = screen.frames();
      reshape(width, height);
      await watch.until(() => screen.frames() > before, `a frame of ${width}x${height}`);
    },
    signal: (name) => kill(folder.pids().at(-1) ?? 0, name),
    async hangUp() {
      // The library's own way to let go of the terminal: what a window does when it is closed.
      (pty as unknown as { destroy: () => void }).destroy();
      await watch.until(() => isGone, 'the end of the shell');
      return Number(folder.read('.code'));
    },
    async ended() {
      await watch.until(() => screen.text().includes('[exit code '), 'the end of the command');
      if (!isGone) pty.write('\r');
      await watch.until(() => isGone, 'the end of the shell');
      return { code: Number(folder.read('.code')), sameSettings: folder.read('.before') === folder.read('.after') };
    },
  };
  return journey;
}

function pipeOf(pipes: ReadonlyMap<string, Pipe>, name: string): Pipe {
  const pipe = pipes.get(name);
  if (pipe === undefined) throw new Error(`the journey has no pipe ${name}`);
  return pipe;
}

/** Whether it shows. */
export function fits(text: string, shown: string | RegExp): boolean {
  return typeof shown === 'string' ? text.includes(shown) : shown.test(text);
}
