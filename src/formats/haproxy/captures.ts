import type { HeaderBag, HeaderLine, HttpRecord } from '../../model/http-record.js';
import { hashDialect } from '../access-log/dialect.js';
import type { Fields, MoreRecorded } from '../access-log/layout.js';

/**
 * What a frontend captures. Captured response headers are those of the application, before HAProxy's own rules add
 * and remove some: they do not show what a browser got, and are left aside.
 */
export type CaptureNames = {
  /** Of the request, in the order of their slots, lower-case; null where only values can tell. */
  readonly request: readonly (string | null)[];
};

/** Reads HAProxy's captured request headers into records, and remembers which it has seen. */
export type Captures = {
  readonly addTo: (record: HttpRecord, logged: ReturnType<Fields['logged']>) => HttpRecord;
  readonly recorded: () => MoreRecorded;
};

/** A log says what was captured, not from which header: what a value looks like must do, and holds for its slot. */
const guesses: readonly (readonly [string, RegExp])[] = [
  ['origin', /^(?:null|https?:\/\/[^/?#\s]+)$/i],
  ['access-control-request-method', /^(?:GET|HEAD|POST|PUT|PATCH|DELETE)$/],
  ['user-agent', /^Mozilla\/\d/],
  ['referer', /^https?:\/\/[^/?#\s]+\/\S*$/i],
];

const mostSlots = 64;
const nothing: ReadonlySet<string> = new Set();

/** Without names they are guessed, slot by slot. */
export function createCaptures(names: CaptureNames | null): Captures {
  const slots: (string | null)[] = [...(names?.request ?? [])];

  const nameOf = (slot: number, value: string): string | null => {
    const known = slots[slot] ?? null;
    if (known !== null || names !== null) return known;
    const guess = guesses.find(([name, looks]) => looks.test(value) && !slots.includes(name))?.[0] ?? null;
    slots[slot] = guess;
    return guess;
  };

  return {
    addTo(record, logged) {
      const group = /\{([^}]*)\}/.exec(logged ?? '')?.[1];
      // Without captured request headers the only group is that of the response.
      if (group === undefined || names?.request.length === 0) return record;
      const lines: HeaderLine[] = [];
      const recorded = new Set<string>();
      for (const [slot, part] of group.split('|').slice(0, mostSlots).entries()) {
        const bytes = Buffer.from(part, 'utf8');
        const value = hashDialect.unescape(bytes, 0, bytes.length);
        const name = nameOf(slot, value);
        if (name === null) continue;
        recorded.add(name);
        // An empty capture says that the header was not sent.
        if (value !== '') lines.push([name, value]);
      }
      const requestHeaders: HeaderBag = { lines, recorded, repeats: 'first-only' };
      return { ...record, requestHeaders };
    },
    recorded: () => ({ request: new Set(slots.filter((name) => name !== null)), response: nothing }),
  };
}
