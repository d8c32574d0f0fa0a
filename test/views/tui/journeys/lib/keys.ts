import type { Key } from '../../../../../src/views/tui/terminal/decode-keys.js';

/** What xterm sends for the keys that are no character. */
const named: Readonly<Record<string, string>> = {
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  home: '\x1b[H',
  end: '\x1b[F',
  'page-up': '\x1b[5~',
  'page-down': '\x1b[6~',
  enter: '\r',
  escape: '\x1b',
  tab: '\t',
  'shift-tab': '\x1b[Z',
  backspace: '\x7f',
  f1: '\x1bOP',
};

/** The bytes of a key by its name in the dashboard; `paste:...` is pasted, `mouse:press:12:5` a click. */
export function bytesOf(key: Key): string {
  const control = /^ctrl-([a-z])$/.exec(key)?.[1];
  if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) - 96);
  if (key.startsWith('paste:')) return `\x1b[200~${key.slice('paste:'.length)}\x1b[201~`;
  const [mouse, what = '', column, row] = key.split(':');
  if (mouse === 'mouse') return `\x1b[<${{ press: 0, 'wheel-up': 64, 'wheel-down': 65 }[what]};${column};${row}M`;
  return named[key] ?? key;
}
