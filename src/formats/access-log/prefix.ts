import { clfTimeWidth, looksLikeClfTime } from '../apache-log-parser/clf-time.js';
import type { LogFormatItem } from '../apache-log-parser/log-format-items.js';
import type { Columns } from './columns.js';

/**
 * Looks at no more of a line than it must. Gives the hash of the client (see `hashBytes`, signed) for a line of the
 * format that is no OPTIONS: where no preflight waits for that client, it can be passed over. `unknown` for anything
 * else, be it damaged: the whole line must be taken apart.
 *
 * A line with a hash was checked at both ends: client, identity, user, date and the quote before the request stand
 * where they must, and the last byte is one that the format can end with. What lies between was not looked at.
 */
export type PrefixHash = (bytes: Uint8Array, start: number, end: number) => number;

/** No hash. A client that has this one is taken for unknown, which costs time and nothing else. */
export const unknown = 0;

/** What must be known of a format to look at no more; plain data, so that other threads can be told. */
export type PrefixShape = {
  /** A virtual host stands before the client. */
  readonly hasHost: boolean;
  readonly end: EndShape;
};

/** How a whole line ends: with these bytes, with a digit or a dash, or in any way. */
type EndShape = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'number' | 'any' };

const space = 0x20;
const dash = 0x2d;
const bracket = 0x5b;
const quote = 0x22;
const capitalO = 0x4f;

/** User names longer than this are left to the whole format. */
const longestUser = 256;

/**
 * The fast path for formats that begin like common, combined and vhost_combined: `%h %l %u %t "%r"`, after a virtual
 * host or not, with a dash or the host (lighttpd) for `%l`. Null for any other format. Where the format shows Origin,
 * which makes a line of interest by itself, or whom a proxy speaks for, only one that ends with quoted fields from there
 * on is known.
 */
export function describePrefix(items: readonly LogFormatItem[], columns: Columns): PrefixShape | null {
  const shape = prefixPattern.exec(items.map(spell).join(''));
  if (shape === null) return null;
  const hasHost = shape[1] !== undefined;
  const clientField = shape[1] === undefined ? 0 : shape[1].includes('<p>') ? 2 : 1;
  if (columns.client !== clientField) return null;
  const end =
    columns.forwarded !== null || columns.requestHeaders.some(({ name }) => name === 'origin')
      ? endWithout(['origin', columns.forwarded?.name], items)
      : endOf(items[items.length - 1]);
  return end === null ? null : { hasHost, end };
}

export function compilePrefixHash({ hasHost, end: endShape }: PrefixShape): PrefixHash {
  const endsWell = compileEndCheck(endShape);
  return (bytes, start, end) => {
    let at = start;
    if (hasHost) {
      while ((bytes[at] as number) > space) at++;
      if (bytes[at] !== space) return unknown;
      at++;
    }
    const clientStart = at;
    let hash = 0x811c9dc5;
    let allBits = 0;
    let byte = bytes[at] as number;
    while (byte > space) {
      hash = Math.imul(hash ^ byte, 0x01000193);
      allBits |= byte;
      byte = bytes[++at] as number;
    }
    // One byte is the dash of an unknown client; what is no ASCII is not hashed as it is logged.
    if (byte !== space || at - clientStart < 2 || allBits > 0x7f) return unknown;
    at++;
    while ((bytes[at] as number) > space) at++;
    at++;
    if (bytes[at] === dash) at++;
    else {
      const limit = Math.min(end, at + longestUser);
      while (at < limit && !(bytes[at] === space && bytes[at + 1] === bracket)) at++;
      if (bytes[at - 1] === dash && bytes[at - 2] === space) return unknown;
    }
    if (bytes[at] !== space || !looksLikeClfTime(bytes, at + 1)) return unknown;
    at += clfTimeWidth + 1;
    if (bytes[at] !== space || bytes[at + 1] !== quote || bytes[at + 2] === capitalO) return unknown;
    if (at + 3 > end || !endsWell(bytes, start, end)) return unknown;
    // Signed, because a number beyond 31 bits would have to be allocated.
    return hash;
  };
}

/** Each item spelt as its text or as its letter in angle brackets. */
function spell(item: LogFormatItem): string {
  if (item.kind === 'literal') return item.text.replaceAll('<', '\\<');
  const isPlain = item.argument === '' || (item.letter === 't' && item.argument === 'end');
  return item.condition === null && isPlain ? `<${item.letter}>` : '<?>';
}

const prefixPattern = /^(<[vV]>(?::<p>)? )?<[ah]> (?:<[lV]>|-) <u> <t> "<r>/;

/** Where the format ends with a literal or a number, the last byte of a whole line is known. */
function endOf(last: LogFormatItem | undefined): EndShape {
  if (last?.kind === 'literal') return { kind: 'bytes', bytes: Buffer.from(last.text, 'utf8').subarray(-1) };
  return { kind: last !== undefined && /^[bBDIkOsS]$|^\^FB$/.test(last.letter) ? 'number' : 'any' };
}

/**
 * Where everything from one of these headers on stands between quotes, a line without any of it ends with a row of
 * quoted dashes. No value can imitate that, for its quotes are escaped. Null where the format ends in another way.
 */
function endWithout(names: readonly (string | undefined)[], items: readonly LogFormatItem[]): EndShape | null {
  const first = items.findIndex(
    (item) => item.kind === 'directive' && item.letter === 'i' && names.includes(item.argument.toLowerCase()),
  );
  const tail = items
    .slice(first - 1)
    .map((item) => (item.kind === 'literal' ? item.text : '-'))
    .join('');
  return /^" "-"(?: "-")*$/.test(tail) ? { kind: 'bytes', bytes: Buffer.from(tail, 'latin1') } : null;
}

type EndCheck = (bytes: Uint8Array, start: number, end: number) => boolean;

function compileEndCheck(shape: EndShape): EndCheck {
  if (shape.kind === 'any') return () => true;
  if (shape.kind !== 'bytes') {
    return (bytes, _, end) => {
      const byte = bytes[end - 1] as number;
      return (byte >= 0x30 && byte <= 0x39) || byte === dash;
    };
  }
  // A copy, because what comes from another thread may be of another kind of array.
  const expected = Uint8Array.from(shape.bytes);
  return (bytes, start, end) => {
    const offset = end - expected.length;
    if (offset < start) return false;
    for (let i = expected.length - 1; i >= 0; i--) if (bytes[offset + i] !== expected[i]) return false;
    return true;
  };
}
