import { type IPty, spawn } from '@lydell/node-pty';

/** A command in a pseudo-terminal of 120x40. Times are of `performance.now()`. */
export type Terminal = {
  readonly startedAt: number;
  readonly pid: number;
  readonly write: (keys: string) => void;
  /** When `text` came after the last `forget`; never where the command ends without it. */
  readonly until: (text: string) => Promise<number>;
  readonly has: (text: string) => boolean;
  readonly forget: () => void;
  /** When the command had ended. */
  readonly ended: Promise<number>;
  readonly kill: () => void;
};

export function openTerminal(file: string, args: readonly string[]): Terminal {
  const { PATH = '', HOME = '' } = process.env;
  const startedAt = performance.now();
  const pty: IPty = spawn(file, [...args], { cols: 120, rows: 40, env: { PATH, HOME, LANG: 'C.UTF-8' } });
  let written = '';
  let look = () => {};
  pty.onData((text) => {
    written += text;
    look();
  });
  const ended = new Promise<number>((resolve) => {
    pty.onExit(() => resolve(performance.now()));
  });
  const awaited = (text: string) =>
    new Promise<number>((resolve) => {
      look = () => {
        if (!written.includes(text)) return;
        look = () => {};
        resolve(performance.now());
      };
      look();
    });
  return {
    startedAt,
    pid: pty.pid,
    write: (keys) => pty.write(keys),
    until: (text) =>
      Promise.race([
        awaited(text),
        ended.then((): never => {
          throw new Error(`the command ended without "${text}": ${written.slice(-500)}`);
        }),
      ]),
    has: (text) => written.includes(text),
    forget() {
      written = '';
    },
    ended,
    kill: () => pty.kill('SIGKILL'),
  };
}
