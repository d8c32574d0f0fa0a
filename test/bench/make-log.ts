import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { seededRandom } from '../helpers/random.js';

/** What a made log is like. The same recipe gives the same bytes on every machine. */
export type Recipe = {
  readonly lines: number;
  /** Share of lines that are preflights; the requests behind them come on top. */
  readonly options: number;
  /**
   * - `usual`: thousands of clients on a hundred endpoints; most preflights are answered and followed
   * - `failing`: the same, but every line is a preflight that fails
   * - `hostile`: every line has a client, a URL and an origin of its own
   */
  readonly kind: 'usual' | 'failing' | 'hostile';
};

/** Writes a combined log, or what `write` makes of each of its lines. */
export async function makeLog(path: string, recipe: Recipe, write = (line: string) => line): Promise<void> {
  const file = createWriteStream(path);
  let buffered: string[] = [];
  for (const line of linesOf(recipe)) {
    buffered.push(write(line));
    if (buffered.length < 4096) continue;
    if (!file.write(buffered.join(''), 'latin1')) await once(file, 'drain');
    buffered = [];
  }
  file.end(buffered.join(''), 'latin1');
  await once(file, 'finish');
}

/** Log lines, each with its line end. */
export function linesOf(recipe: Recipe): Iterable<string> {
  return recipe.kind === 'hostile' ? hostileLines(recipe) : usualLines(recipe);
}

const start = Date.UTC(2026, 10, 21, 6);
const linesPerSecond = 60;
const clientCount = 8000;
const agents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
];
const origins = ['https://app.example.com', 'https://shop.example.org', 'https://admin.example.com'];
const words = ['orders', 'users', 'items', 'search', 'cart', 'profile', 'events', 'reports', 'files', 'session'];
const assets = ['app.js', 'main.css', 'logo.svg', 'hero.webp', 'vendor.js', 'fonts/inter.woff2'];
/** Of a hundred preflights of a usual log, how many are answered so. */
const refusals: readonly (readonly [share: number, status: number])[] = [
  [0.02, 405],
  [0.015, 401],
  [0.01, 404],
  [0.01, 500],
];
const failingStatuses = [405, 401, 404, 500, 403, 302, 502];

type Due = { readonly at: number; readonly line: string };

function* usualLines({ lines, options, kind }: Recipe): Generator<string> {
  const random = seededRandom(20_261_121);
  const due: Due[] = [];
  const clients = Array.from({ length: clientCount }, (_, i) => ({
    ip: address(i * 2_654_435),
    agent: random.pick(agents),
  }));
  const stamp = createStamp();
  for (let i = 0; i < lines; i++) {
    const time = stamp(Math.floor(i / linesPerSecond));
    const next = due[0];
    if (next !== undefined && next.at <= i) {
      due.shift();
      yield `${next.line.slice(0, next.line.indexOf('['))}${time}${next.line.slice(next.line.indexOf(']') + 1)}`;
      continue;
    }
    // The square makes some clients far busier than others.
    const { ip, agent } = clients[Math.floor(random.next() ** 2 * clientCount)] as { ip: string; agent: string };
    if (kind !== 'failing' && random.next() >= options) {
      const asset = `/static/${random.pick(assets)}?v=${Math.floor(random.next() * 900)}`;
      yield `${ip} - - ${time} "GET ${asset} HTTP/1.1" 200 ${Math.floor(random.next() * 90_000)} "https://www.example.com/" "${agent}"\n`;
      continue;
    }
    const origin = random.pick(origins);
    const target = `/api/v1/${random.pick(words)}/${Math.floor(random.next() * 100_000)}/${random.pick(words.slice(0, 4))}`;
    const status = kind === 'failing' ? random.pick(failingStatuses) : answer(random.next());
    yield `${ip} - - ${time} "OPTIONS ${target} HTTP/1.1" ${status} ${status === 204 ? '-' : '231'} "${origin}/" "${agent}"\n`;
    if (status !== 204 || random.next() < 0.01) continue;
    const line = `${ip} - - [] "POST ${target} HTTP/1.1" 200 ${Math.floor(random.next() * 4000)} "${origin}/" "${agent}"\n`;
    due.push({ at: i + 1 + Math.floor(random.next() * 12), line });
  }
}

function* hostileLines({ lines, options }: Recipe): Generator<string> {
  const random = seededRandom(4711);
  const stamp = createStamp();
  for (let i = 0; i < lines; i++) {
    const time = stamp(Math.floor(i / linesPerSecond));
    const name = letters(i);
    const method = random.next() < options ? 'OPTIONS' : 'GET';
    const status = random.next() < 0.5 ? 204 : random.pick(failingStatuses);
    yield `${address(i)} - - ${time} "${method} /${name}/${name}?q=${i} HTTP/1.1" ${status} ${i} "https://${name}.example.com/" "Mozilla/5.0 (${name})"\n`;
  }
}

function answer(draw: number): number {
  let left = draw;
  for (const [share, status] of refusals) {
    if (left < share) return status;
    left -= share;
  }
  return 204;
}

/** A word without digits for each number, so that no template makes two of them one. */
function letters(n: number): string {
  return n.toString(26).replace(/[0-9]/g, (digit) => String.fromCharCode(113 + Number(digit)));
}

function address(n: number): string {
  return `${10 + ((n >>> 24) & 0x7f)}.${(n >>> 16) & 0xff}.${(n >>> 8) & 0xff}.${n & 0xff}`;
}

/** Seconds after the start as `%t` writes them; asked for in order. */
function createStamp(): (second: number) => string {
  let last = -1;
  let text = '';
  return (second) => {
    if (second === last) return text;
    last = second;
    const [, day, month, year, time] =
      /(\d\d) (\w+) (\d+) ([\d:]+)/.exec(new Date(start + second * 1000).toUTCString()) ?? [];
    text = `[${day}/${month}/${year}:${time} +0000]`;
    return text;
  };
}
