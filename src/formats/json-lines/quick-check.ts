import { hashText, type Interest } from '../format.js';
import { forwardingHeaders } from '../forwarded/forwarded-client.js';
import type { Trust } from '../forwarded/trusted-proxies.js';
import type { FieldMap, HeaderSources, Sources } from './field-map.js';
import { clientFrom } from './json-values.js';
import { createNeedle, type Needle } from './needles.js';

/** Whether a line can matter: it shows OPTIONS, shows an Origin, or comes from a client with an open preflight. */
export type QuickCheck = (bytes: Buffer, start: number, end: number) => boolean;

const quote = 0x22;
const backslash = 0x5c;
const bracket = 0x5b;
const colon = 0x3a;

/** Looks for what stands in the line as JSON writes it, and parses nothing. Of whom a proxy speaks only parsing tells. */
export function createQuickCheck(map: FieldMap, interest: Interest, trusts: Trust): QuickCheck {
  const options = createNeedle('OPTIONS');
  const origins = originKeys(map.requestHeaders).map(keyNeedle);
  const clients = lastKeys(map.client).map(keyNeedle);
  const mayForward = showsAllHeaders(map.requestHeaders);
  const forwarded = forwardingHeaders
    .flatMap((name) => lastKeys(map.requestHeaders.single.get(name) ?? []))
    .map(keyNeedle);
  const needles = [options, ...origins, ...clients, ...forwarded];
  let lastBytes: Buffer | null = null;
  let lastStart = 0;

  const isOptions = (bytes: Buffer, start: number, end: number): boolean => {
    for (let at = options.find(bytes, start, end); at >= 0; at = options.find(bytes, at + 1, end)) {
      const behind = bytes[at + options.length];
      // A method, or the beginning of a request line; not the Allow-Methods of some response.
      if (bytes[at - 1] === quote && (behind === quote || behind === 0x20)) return true;
    }
    return false;
  };

  const showsAny = (any: readonly Needle[], bytes: Buffer, start: number, end: number): boolean => {
    for (const needle of any) {
      for (let at = needle.find(bytes, start, end); at >= 0; at = needle.find(bytes, at + 1, end)) {
        if (bytes[at - 1] === quote && hasValue(bytes, at + needle.length, end)) return true;
      }
    }
    return false;
  };

  return (bytes, start, end) => {
    if (bytes !== lastBytes || start <= lastStart) for (const needle of needles) needle.reset();
    lastBytes = bytes;
    lastStart = start;
    if (isOptions(bytes, start, end) || showsAny(origins, bytes, start, end)) return true;
    const client = readClient(bytes, start, end, clients);
    if (client === undefined || interest.hasOpenPreflight(hashText(client))) return true;
    return (client === '' || trusts(client)) && (mayForward || showsAny(forwarded, bytes, start, end));
  };
}

/** In whatever case their names are written. */
function showsAllHeaders({ objects, prefix }: HeaderSources): boolean {
  return objects.length > 0 || prefix !== null;
}

/** Without its opening quote, of which a line has so many that a search for one would stop at each. */
function keyNeedle(key: string) {
  return createNeedle(JSON.stringify(key).slice(1));
}

function lastKeys(sources: Sources): readonly string[] {
  return [...new Set(sources.map((path) => path[path.length - 1] ?? ''))];
}

function originKeys({ objects, prefix, single }: HeaderSources): readonly string[] {
  const inObject = objects.length > 0 ? ['Origin', 'origin'] : [];
  const prefixed = prefix === null ? [] : [`${prefix}Origin`, `${prefix}origin`];
  return [...inObject, ...prefixed, ...lastKeys(single.get('origin') ?? [])];
}

/** Where the value behind a key begins; -1 where this is no key. */
function valueStart(bytes: Buffer, behindKey: number, end: number): number {
  const at = skipSpace(bytes, behindKey, end);
  return at < end && bytes[at] === colon ? skipSpace(bytes, at + 1, end) : -1;
}

function skipSpace(bytes: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++;
  return at;
}

/** Whether anything but `null`, `""`, `"-"` or an empty list stands behind a key. */
function hasValue(bytes: Buffer, behindKey: number, end: number): boolean {
  let at = valueStart(bytes, behindKey, end);
  if (at < 0) return false;
  if (bytes[at] === bracket) at = skipSpace(bytes, at + 1, end);
  if (bytes[at] !== quote) return false;
  return !(bytes[at + 1] === quote || (bytes[at + 1] === 0x2d && bytes[at + 2] === quote));
}

/** Where the value begins behind the first of what may be this key; -1 where it is none, or not there. */
function findValue(needle: Needle, bytes: Buffer, start: number, end: number): number {
  let key = needle.find(bytes, start, end);
  while (key >= 0 && bytes[key - 1] !== quote) key = needle.find(bytes, key + 1, end);
  return key < 0 ? -1 : valueStart(bytes, key + needle.length, end);
}

/** The client that the line's record would have, '' where it shows none; undefined where only parsing can tell. */
function readClient(bytes: Buffer, start: number, end: number, needles: readonly Needle[]): string | undefined {
  let isShown = needles.length === 0;
  for (const needle of needles) {
    const at = findValue(needle, bytes, start, end);
    if (at < 0) continue;
    if (bytes[at] !== quote) return undefined;
    let close = at + 1;
    while (close < end && bytes[close] !== quote && bytes[close] !== backslash && (bytes[close] as number) < 0x80)
      close++;
    if (close >= end || bytes[close] !== quote) return undefined;
    const text = bytes.toString('latin1', at + 1, close);
    if (text !== '' && text !== '-') return clientFrom(text);
    isShown = true;
  }
  return isShown ? '' : undefined;
}
