/** What a page loads, as it stands between the quotes of `content.text`: data, scripts, images and markup. */
export type Body = { readonly mimeType: string; readonly encoding: 'base64' | null; readonly text: string };

const kib = 1024;

/** Made once and used again, for the reader does not remember what it passes over; plain ASCII, where JSON.parse is fastest. */
export function createBodies(random: () => number): { readonly small: () => Body; readonly large: () => Body } {
  const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)] as Item;
  const small = Array.from({ length: 64 }, () => json(random, 20 + random() * 400));
  const large = Array.from({ length: 24 }, (_, i) => {
    const size = (20 + random() ** 3 * 800) * kib;
    return pick([json, script, script, image, markup].slice(i % 5, (i % 5) + 1))(random, size);
  });
  return { small: () => pick(small), large: () => pick(large) };
}

function json(random: () => number, size: number): Body {
  const rows: string[] = [];
  for (let length = 0; length < size; length += rows.at(-1)?.length ?? 0) {
    const id = Math.floor(random() * 1e6);
    rows.push(`{"id":${id},"name":"Order ${id}","paid":${random() < 0.5},"total":"${(random() * 500).toFixed(2)}"}`);
  }
  return { mimeType: 'application/json', encoding: null, text: escaped(`[${rows.join(',')}]`) };
}

function script(random: () => number, size: number): Body {
  const parts: string[] = [];
  for (let length = 0; length < size; length += parts.at(-1)?.length ?? 0) {
    const name = Math.floor(random() * 46_000).toString(36);
    const call = `function ${name}(e,t){return e.${name}?t.apply(this,arguments):n("${name}")||void 0}var r=e[${length}];`;
    parts.push(random() < 0.1 ? `${call}\n` : call);
  }
  return { mimeType: 'text/javascript', encoding: null, text: escaped(parts.join('')) };
}

function image(random: () => number, size: number): Body {
  const bytes = Buffer.alloc(Math.floor((size * 3) / 4));
  for (let at = 0; at + 4 <= bytes.length; at += 4) bytes.writeUInt32LE(Math.floor(random() * 2 ** 32), at);
  return { mimeType: 'image/webp', encoding: 'base64', text: bytes.toString('base64') };
}

function markup(random: () => number, size: number): Body {
  const lines: string[] = [];
  for (let length = 0; length < size; length += lines.at(-1)?.length ?? 0) {
    lines.push(
      `    <li class="item item-${Math.floor(random() * 100)}"><a href="/p/${length}">Street, cafe, Tokyo</a></li>`,
    );
  }
  return { mimeType: 'text/html', encoding: null, text: escaped(lines.join('\n')) };
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
