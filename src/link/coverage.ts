import type { HeaderBag, HeaderLine, HttpRecord } from '../model/http-record.js';
import { memoise } from '../model/memoise.js';
import { positionOf } from '../model/source-ref.js';
import { createGenerations } from './generations.js';

/**
 * Remembers preflights that let their request out, so that later requests without one are known to be covered by the
 * preflight cache. Keeps the first of each key; of the keys at least the newest half of `capacity`.
 */
export type Coverage = {
  readonly note: (key: string, preflight: HttpRecord) => void;
  /** An earlier preflight for this key, or null; of its headers those that decide about CORS. */
  readonly find: (key: string, request: HttpRecord) => HttpRecord | null;
};

/** Longer keys are an attacker's: thousands of them would fill the memory. */
const longest = 4000;

export function createCoverage(capacity: number): Coverage {
  const byKey = createGenerations<HttpRecord>(capacity);
  return {
    note(key, preflight) {
      if (key.length <= longest && byKey.get(key) === undefined) byKey.set(key, decisive(preflight));
    },
    find(key, request) {
      const preflight = byKey.get(key);
      return preflight !== undefined && isEarlier(preflight, request) ? preflight : null;
    },
  };
}

function isEarlier(preflight: HttpRecord, request: HttpRecord): boolean {
  if (preflight.source.file !== request.source.file) return true;
  return positionOf(preflight.source) < positionOf(request.source);
}

const noMarks: HttpRecord['marks'] = {};

/** Without what no verdict rests on: its line, and headers that may take kilobytes. Most of what is left comes again. */
function decisive(preflight: HttpRecord): HttpRecord {
  const { marks, requestHeaders, responseHeaders } = preflight;
  return {
    ...preflight,
    requestHeaders: decisiveOf(requestHeaders),
    responseHeaders: decisiveOf(responseHeaders),
    marks: marks.error === undefined ? noMarks : { error: marks.error },
  };
}

function decisiveOf({ lines, recorded, repeats }: HeaderBag): HeaderBag {
  const kept = lines.filter(([name]) => name.startsWith('access-control-') || others.has(name));
  return { lines: sharedLines(JSON.stringify(kept)), recorded, repeats };
}

const others: ReadonlySet<string> = new Set(['origin', 'location', 'vary', 'sec-fetch-mode']);
const sharedLines = memoise((json): readonly HeaderLine[] => JSON.parse(json));
