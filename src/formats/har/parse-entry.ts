import type { CutEntry, Position } from './cut-entry.js';
import * as shape from './entry-shape.js';
import { createEntryUnit } from './entry-unit.js';
import { OPEN_BRACE } from './json-bytes.js';
import { parseLenientJson, parseStrictJson } from './parse-json.js';
import { scanEntry } from './scan-entry.js';
import { entryScanner } from './scanner.js';

export type ParsedEntry = {
  readonly value: unknown;
  /** How `content.text` begins, as it stands in the JSON, where it is not part of `value`. */
  readonly body: string;
};

const start: Position = { offset: 0, line: 1, column: 1 };

/**
 * One entry's value, or null where it is no JSON even without its bodies: damage in what nobody needs costs nothing.
 */
export function parseEntry(cut: CutEntry): ParsedEntry | null {
  const value = parseStrictJson(cut.text);
  if (value !== undefined) return { value, body: cut.body };
  const { text, body } = withoutBodies(cut);
  const rest = parseStrictJson(text) ?? parseLenientJson(text);
  return rest === undefined ? null : { value: rest, body };
}

/** Small entries are not cut down at first; now it matters. */
function withoutBodies(cut: CutEntry): CutEntry {
  let smaller = cut;
  const unit = createEntryUnit({
    entry: (entry) => {
      smaller = entry;
    },
    broken: () => {},
    creator: () => {},
    note: () => {},
  });
  const scanner = entryScanner();
  const bytes = scanner.load(Buffer.from(cut.text));
  unit.begin(shape.entry, OPEN_BRACE, 0, start);
  const behind = scanEntry(scanner, bytes, 0, bytes.length, unit);
  if (behind !== -1) unit.end(bytes, behind, cut.index);
  return smaller.body === '' ? { ...smaller, body: cut.body } : smaller;
}
