import { accessTime, errorTime, opening } from './clock.js';
import type { Random } from './random.js';

export type Access = {
  readonly host: string;
  readonly client: string;
  /** When the request began; httpd stamps this and writes the line when it is over. */
  readonly time: number;
  readonly milliseconds: number;
  readonly request: string;
  readonly status: number;
  /** With headers, as `%O` counts. */
  readonly bytes: number;
  readonly referer?: string;
  readonly agent?: string;
};

type Line = { readonly written: number; readonly text: string };

export type Logs = {
  readonly access: (entry: Access) => void;
  /** `message` from the module's bracket on, such as `[core:error] AH00135: …`. */
  readonly error: (time: number, module: string, message: string) => void;
  readonly accessText: () => string;
  readonly errorText: () => string;
};

/** Collects lines in any order; gives them out in the order in which httpd would have written them. */
export function openLogs(random: Random): Logs {
  const access: Line[] = [];
  const error: Line[] = [];
  const inOrder = (lines: readonly Line[]): string =>
    [...lines]
      .sort((a, b) => a.written - b.written)
      .map((line) => `${line.text}\n`)
      .join('');
  return {
    access: (entry) => {
      // Who was at work before the log begins has preflights that it does not show.
      if (entry.time < opening) return;
      const { host, client, time, request, status, bytes, referer = '-', agent = '-' } = entry;
      const text = `${host}:443 ${client} - - ${accessTime(time)} "${request}" ${status} ${bytes} "${referer}" "${agent}"`;
      access.push({ written: time + entry.milliseconds, text });
    },
    error: (time, module, message) => {
      const worker = module.endsWith(':notice')
        ? '812:tid 812'
        : `${random.pick(['9120', '9121', '9407'])}:tid ${random.between(9130, 9190)}`;
      const stamp = errorTime(time, random.between(0, 999));
      error.push({ written: time, text: `${stamp} [${module}] [pid ${worker}] ${message}` });
    },
    accessText: () => inOrder(access),
    errorText: () => inOrder(error),
  };
}
