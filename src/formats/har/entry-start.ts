import { COLON, CR, equals, LF, OPEN_BRACE, QUOTE, SPACE, TAB, UNDERSCORE } from './json-bytes.js';

/**
 * Members that recorders write first in an entry. `{`, white space and such a name between plain quotes cannot stand
 * inside a JSON string, so where they are found an entry begins, whatever the bytes before were.
 */
const firstMembers = new Set([
  'startedDateTime',
  'pageref',
  'request',
  'response',
  'time',
  'timings',
  'cache',
  'connection',
  'serverIPAddress',
  '_initiator',
  '_initiator_type',
  '_requestId',
  '_resourceType',
  '_priority',
  '_id',
  '_connectionId',
  '_fromCache',
  '_frameref',
  '_securityState',
  '_fetchType',
  '_timestamps',
]);
const longestName = 32;

/** Those of them that nothing else in a HAR begins with. */
const unmistakable = ['startedDateTime', 'pageref', '_initiator', '_requestId', '_priority', '_frameref'].map((name) =>
  Buffer.from(name),
);

/**
 * Whether the first name in an object can only be that of an entry. In a list of headers or cookies it says that bytes are
 * missing in between, and that all later entries would be taken for parts of this one.
 */
export function startsEntry(chunk: Buffer, from: number, length: number): boolean {
  for (const name of unmistakable) if (name.length === length && equals(name, chunk, from)) return true;
  return false;
}

export type EntryStartFinder = {
  /** Takes the next byte; true when it is the colon after the first member's name. */
  readonly step: (byte: number) => boolean;
  /** The name found. */
  readonly name: () => string;
  /** An entry of this file begins with this name, so others may; taken only where it is one of the recorder's own. */
  readonly learn: (bytes: Buffer, from: number, to: number) => void;
  readonly reset: () => void;
};

/** Looks for the beginning of an entry in bytes of which nothing is known. */
export function createEntryStartFinder(): EntryStartFinder {
  let stage: 'seek' | 'name-start' | 'name' | 'colon' = 'seek';
  let name = '';
  let learned: string | null = null;

  function reset(): void {
    stage = 'seek';
    name = '';
  }

  return {
    step(byte) {
      if (byte === OPEN_BRACE) {
        stage = 'name-start';
        name = '';
        return false;
      }
      if (stage === 'seek') return false;
      if (stage === 'name') {
        if (byte === QUOTE) stage = firstMembers.has(name) || name === learned ? 'colon' : 'seek';
        else if (name.length < longestName) name += String.fromCharCode(byte);
        else stage = 'seek';
        return false;
      }
      if (byte === SPACE || byte === LF || byte === CR || byte === TAB) return false;
      if (stage === 'name-start') {
        stage = byte === QUOTE ? 'name' : 'seek';
        return false;
      }
      stage = 'seek';
      return byte === COLON;
    },
    name: () => name,
    learn(bytes, from, to) {
      // HAR 1.2, "Custom Fields": any name without the underscore may as well be the first of a header or a request.
      if (learned !== null || bytes[from] !== UNDERSCORE || to - from > longestName) return;
      learned = bytes.toString('latin1', from, to);
    },
    reset,
  };
}
