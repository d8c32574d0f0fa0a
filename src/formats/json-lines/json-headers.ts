import type { HeaderBag, HeaderLine } from '../../model/http-record.js';
import { isObject } from '../har/har-value.js';
import type { HeaderSources } from './field-map.js';
import { type JsonObject, valueAt } from './json-path.js';
import { isAbsent } from './json-values.js';

/** Stands for a value that Caddy 2.6 kept to itself; later versions write the same word themselves. */
const redacted = 'REDACTED';
const secrets: ReadonlySet<string> = new Set(['cookie', 'set-cookie', 'authorization', 'proxy-authorization']);

/** Clients can make up names without end. */
const mostNames = 1000;

/** Reads the headers of one side out of parsed lines. */
export type HeaderReader = (line: JsonObject) => HeaderBag;

/**
 * Remembers which headers a log shows one by one: what it has shown once it shows always. Repeated headers are lists
 * in an object, and joined to one text elsewhere.
 */
export function createHeaderReader(sources: HeaderSources): HeaderReader {
  let seen: ReadonlySet<string> = new Set();
  return (line) => {
    for (const path of sources.objects) {
      const object = valueAt(line, path);
      if (isObject(object)) return { lines: allOf(object), recorded: 'all', repeats: 'kept' };
    }
    const lines: HeaderLine[] = [];
    const add = (name: string, value: unknown) => {
      if (!seen.has(name) && seen.size < mostNames) seen = new Set([...seen, name]);
      if (!isAbsent(value)) addLines(lines, name, value);
    };
    for (const [name, paths] of sources.single) {
      const path = paths.find((one) => valueAt(line, one) !== undefined);
      if (path !== undefined) add(name, valueAt(line, path));
    }
    const { prefix } = sources;
    if (prefix !== null) {
      for (const key of Object.keys(line)) {
        if (key.startsWith(prefix)) add(key.slice(prefix.length).toLowerCase(), line[key]);
      }
      const isWholesale = sources.wholesale.filter((key) => Object.hasOwn(line, key)).length > 1;
      if (isWholesale) return { lines, recorded: 'all', repeats: 'kept' };
    }
    return { lines, recorded: seen, repeats: 'kept' };
  };
}

function allOf(headers: JsonObject): readonly HeaderLine[] {
  const lines: HeaderLine[] = [];
  for (const name of Object.keys(headers)) addLines(lines, name.toLowerCase(), headers[name]);
  return lines;
}

function addLines(lines: HeaderLine[], name: string, value: unknown): void {
  if (!Array.isArray(value)) {
    if (typeof value === 'string') lines.push([name, value]);
    else if (typeof value === 'number' || typeof value === 'boolean') lines.push([name, String(value)]);
    return;
  }
  // Any other empty list is a header that was taken back before it was sent.
  if (value.length === 0 && secrets.has(name)) lines.push([name, redacted]);
  for (const one of value) if (typeof one === 'string') lines.push([name, one]);
}
