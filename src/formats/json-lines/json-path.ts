import { isObject, ownAt } from '../har/har-value.js';

/** Keys from the line's object inwards. */
export type JsonPath = readonly string[];

/** A parsed line, of which nothing can be taken for granted. */
export type JsonObject = { readonly [key: string]: unknown };

/** The value at a path, or undefined. Only members of the objects themselves count, never what they inherit. */
export function valueAt(line: JsonObject, path: JsonPath): unknown {
  let value: unknown = line;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isObject(value)) value = ownAt(value, key);
    else return undefined;
  }
  return value;
}

/** `$.request.headers`, `$['a.b'][0]`, or plain `request.headers`; null where it is none of these. */
export function parsePath(text: string): JsonPath | null {
  const trimmed = text.trim();
  const source = trimmed.startsWith('$') ? trimmed.slice(1) : `.${trimmed}`;
  const path: string[] = [];
  let end = 0;
  for (const match of source.matchAll(/\.([^.[\]'"\s]+)|\[(?:(\d+)|'([^']*)'|"([^"]*)")\]/g)) {
    if (match.index !== end) return null;
    end = match.index + match[0].length;
    path.push(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '');
  }
  return path.length > 0 && end === source.length ? path : null;
}
