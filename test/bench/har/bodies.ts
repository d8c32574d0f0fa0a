import type { Random } from '../../helpers/random.js';

/** What a page loads, as it stands between the quotes of `content.text`: data, scripts, images and markup. */
export type Body = { readonly mimeType: string; readonly encoding: 'base64' | null; readonly text: string };

const kib = 1024;

/** Made once and used again, for the reader does not remember what it passes over; plain ASCII, where JSON.parse is fastest. */
export function createBodies(random: Random): { readonly small: () => Body; readonly large: () => Body } {
  const small = Array.from({ length: 64 }, () => json(random, 20 + random.next() * 400));
  const large = Array.from({ length: 24 }, (_, i) => {
    const size = (20 + random.next() ** 3 * 800) * kib;
    return (makers[i % makers.length] as Maker)(random, size);
  });
  return { small: () => random.pick(small), large: () => random.pick(large) };
}

type Maker = (random: Random, size: number) => Body;
const makers: readonly Maker[] = [json, script, script, image, markup];

function json(random: Random, size: number): Body {
  const rows: string[] = [];
  for (let length = 0; length < size; length += rows.at(-1)?.length ?? 0) {
    const id = Math.floor(random.next() * 1e6);
    rows.push(
      `{"id":${id},"name":"Order ${id}","paid":${random.next() < 0.5},"total":"${(random.next() * 500).toFixed(2)}"}`,
    );
  }
  return { mimeType: 'application/json', encoding: null, text: escaped(`[${rows.join(',')}]`) };
}

function script(random: Random, size: number): Body {
  const parts: string[] = [];
  for (let length = 0; length < size; length += parts.at(-1)?.length ?? 0) {
    const name = Math.floor(random.next() * 46_000).toString(36);
    const call = `function ${name}(e,t){return e.${name}?t.apply(this,arguments):n("${name}")||void 0}var r=e[${length}];`;
    parts.push(random.next() < 0.1 ? `${call}\n` : call);
  }
  return { mimeType: 'text/javascript', encoding: null, text: escaped(parts.join('')) };
}

function image(random: Random, size: number): Body {
  const bytes = Buffer.alloc(Math.floor((size * 3) / 4));
  for (let at = 0; at + 4 <= bytes.length; at += 4) bytes.writeUInt32LE(Math.floor(random.next() * 2 ** 32), at);
  return { mimeType: 'image/webp', encoding: 'base64', text: bytes.toString('base64') };
}

function markup(random: Random, size: number): Body {
  const lines: string[] = [];
  for (let length = 0; length < size; length += lines.at(-1)?.length ?? 0) {
    lines.push(
      `    <li class="item item-${Math.floor(random.next() * 100)}"><a href="/p/${length}">Street, cafe, Tokyo</a></li>`,
    );
  }
  return { mimeType: 'text/html', encoding: null, text: escaped(lines.join('\n')) };
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
