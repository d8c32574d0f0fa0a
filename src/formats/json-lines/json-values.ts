import type { Sources } from './field-map.js';
import { type JsonObject, valueAt } from './json-path.js';

/** Whether a logger wrote this for a value that was not there. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === '-';
}

/** The first value that is there, or undefined. */
export function findValue(line: JsonObject, sources: Sources): unknown {
  for (const path of sources) {
    const value = valueAt(line, path);
    if (!isAbsent(value)) return value;
  }
  return undefined;
}

/** As text, or null; of a list the first. */
export function findText(line: JsonObject, sources: Sources): string | null {
  const value = findValue(line, sources);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'string') return first;
  return typeof first === 'number' ? String(first) : null;
}

/** As a whole number that is not negative, be it written as text; else null. */
export function findInteger(line: JsonObject, sources: Sources): number | null {
  const value = findValue(line, sources);
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** The client out of `192.0.2.7`, `192.0.2.7:50760`, `[2001:db8::5]:443` or `192.0.2.7, 10.0.0.1`. */
export function clientFrom(text: string): string {
  // Asked for every line, and nearly all write a bare address of IPv4.
  if (!/[^\w.-]/.test(text)) return text;
  const [first = ''] = text.split(',', 1);
  const client = first.trim();
  const match = /^(?:\[([\da-f:.%]+)\]|(\d{1,3}(?:\.\d{1,3}){3}))(?::\d{1,5})?$/i.exec(client);
  return match?.[1] ?? match?.[2] ?? client;
}
