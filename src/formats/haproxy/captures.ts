import type { HeaderBag, HeaderLine, HttpRecord } from '../../model/http-record.js';
import { hashDialect } from '../access-log/dialect.js';
import type { Fields, MoreRecorded } from '../access-log/layout.js';

/** Names of the captured headers in the order of their slots, lower-case; null where only their values can tell. */
export type CaptureNames = {
  readonly request: readonly (string | null)[];
  readonly response: readonly (string | null)[];
};

/** Reads HAProxy's captured headers into records, and remembers which it has seen. */
export type Captures = {
  readonly addTo: (record: HttpRecord, logged: ReturnType<Fields['logged']>) => HttpRecord;
  readonly recorded: () => MoreRecorded;
};

type Slot = { readonly name: string | null; readonly value: string };

/** A log says what was captured, not from which header: what a value looks like must do, and holds for its slot. */
const guesses: readonly (readonly [string, RegExp])[] = [
  ['origin', /^(?:null|https?:\/\/[^/?#\s]+)$/i],
  ['access-control-request-method', /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/],
  ['user-agent', /^Mozilla\/\d/],
  ['referer', /^https?:\/\/[^/?#\s]+\/\S*$/i],
];
const responseGuesses: typeof guesses = [['access-control-allow-origin', /^(?:\*|null|https?:\/\/[^/?#\s]+)$/i]];

const longestCapture = 64;

/** Without names (see `CaptureNames`) they are guessed, slot by slot. */
export function createCaptures(names: CaptureNames | null): Captures {
  const known = {
    request: [...(names?.request ?? [])],
    response: [...(names?.response ?? [])],
  };

  const slotsOf = (side: 'request' | 'response', group: string): readonly Slot[] =>
    group
      .split('|')
      .slice(0, longestCapture)
      .map((part, index) => {
        const bytes = Buffer.from(part, 'utf8');
        const value = hashDialect.unescape(bytes, 0, bytes.length);
        const guessed = known[side][index] ?? (names === null ? guess(side, value, known[side]) : null);
        known[side][index] = guessed;
        return { name: guessed, value };
      });

  return {
    addTo(record, logged) {
      const groups = [...(logged ?? '').matchAll(/\{([^}]*)\}/g)].map(([, group = '']) => group);
      const [first, second] = groups;
      if (first === undefined) return record;
      // One group alone is of the request, unless only the response is known to be captured.
      const isResponse = second === undefined && names !== null && names.request.length === 0;
      const request = isResponse ? [] : slotsOf('request', first);
      const response = isResponse ? slotsOf('response', first) : slotsOf('response', second ?? '');
      return {
        ...record,
        requestHeaders: withSlots(record.requestHeaders, request),
        responseHeaders: withSlots(record.responseHeaders, response),
      };
    },
    recorded: () => ({ request: namesIn(known.request), response: namesIn(known.response) }),
  };
}

function guess(side: 'request' | 'response', value: string, taken: readonly (string | null)[]): string | null {
  const table = side === 'request' ? guesses : responseGuesses;
  return table.find(([name, looks]) => looks.test(value) && !taken.includes(name))?.[0] ?? null;
}

/** An empty capture says that the header was not sent. */
function withSlots(bag: HeaderBag, slots: readonly Slot[]): HeaderBag {
  const named = slots.filter((slot): slot is Slot & { readonly name: string } => slot.name !== null);
  if (named.length === 0) return bag;
  const lines = named.filter(({ value }) => value !== '').map(({ name, value }): HeaderLine => [name, value]);
  const recorded = bag.recorded === 'all' ? bag.recorded : new Set([...bag.recorded, ...named.map(({ name }) => name)]);
  return { ...bag, lines: [...bag.lines, ...lines], recorded };
}

function namesIn(slots: readonly (string | null)[]): ReadonlySet<string> {
  return new Set(slots.filter((name) => name !== null));
}
