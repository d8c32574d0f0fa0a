import type { Random } from '../helpers/random.js';

/** What a line of the simulated log really is. */
export type Truth =
  | { readonly is: 'preflight'; readonly id: number; readonly fate: 'followed' | 'closed' | 'refused' | 'blocked' }
  /** `of`: the preflight it was announced by; null where it needed none, or the browser remembered one. */
  | { readonly is: 'request'; readonly of: number | null }
  | { readonly is: 'options'; readonly kind: string };

export type Sent = {
  readonly client: string;
  readonly agent: string;
  /** `-`, the origin and a slash, or a URL. */
  readonly referer: string;
  /** When the request began, in milliseconds since the epoch. */
  readonly time: number;
  readonly milliseconds: number;
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly bytes: number;
  readonly protocol?: string;
  readonly truth: Truth;
};

/** How the servers log: each with a clock of its own, and how their lines come together in one file. */
export type Servers = {
  /** How far each clock is ahead, in milliseconds. */
  readonly clocks: readonly number[];
  readonly sticky: boolean;
  /** In the order in which lines are written, or sorted by their stamps, as `sort -m` does. */
  readonly merged: 'as-written' | 'by-stamp';
};

export type Line = { readonly text: string; readonly truth: Truth; readonly second: number; readonly key: string };

type Written = Line & { readonly stamp: number; readonly written: number; readonly server: number };

/** Puts requests into the log as Apache does: stamped with their beginning, written at their end. */
export function writeLog(sent: readonly Sent[], servers: Servers, random: Random): readonly Line[] {
  const byClient = new Map<string, number>();
  const lines = sent.map((one): Written => {
    let server = byClient.get(one.client);
    if (server === undefined || !servers.sticky) {
      server = random.between(0, servers.clocks.length - 1);
      byClient.set(one.client, server);
    }
    const second = Math.floor((one.time + (servers.clocks[server] ?? 0)) / 1000);
    const request = `${one.method} ${one.target} ${one.protocol ?? 'HTTP/1.1'}`;
    return {
      text: `${one.client} - - [${clfTime(second)}] "${request}" ${one.status} ${one.bytes} "${one.referer}" "${one.agent}"`,
      truth: one.truth,
      second,
      key: `${one.client} ${one.agent} ${one.target}`,
      stamp: second,
      written: one.time + one.milliseconds,
      server,
    };
  });
  lines.sort((a, b) => a.written - b.written);
  // Sorting by stamp keeps the files in their order where stamps are equal.
  if (servers.merged === 'by-stamp') lines.sort((a, b) => a.stamp - b.stamp || a.server - b.server);
  return lines;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

function clfTime(second: number): string {
  const date = new Date(second * 1000);
  const day = `${two(date.getUTCDate())}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
  return `${day}:${date.toISOString().slice(11, 19)} +0000`;
}
