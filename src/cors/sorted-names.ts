import { byteLowercase } from './byte-case.js';

/** Fetch, convert header names to a sorted-lowercase set: lower-case, each once, by bytes. */
export function sortedNames(names: readonly string[]): readonly string[] {
  const unique = new Set<string>();
  for (const name of names) if (name !== '') unique.add(byteLowercase(name));
  return [...unique].sort();
}
