import { clfTimeWidth, looksLikeClfTime } from './clf-time.js';
import { foreignShapeOf } from './foreign-shapes.js';
import type { DirectiveItem } from './log-format-items.js';
import { compileStrftime, type Strftime } from './strftime.js';

/**
 * What the value of a directive looks like in a line.
 * - `scanned`: its own bytes show where it ends
 * - `word`: ends where the next literal begins, and holds neither white space nor control characters
 * - `text`: ends where the next literal begins; client-supplied, so quotes and backslashes in it are escaped
 */
export type Shape =
  | { readonly kind: 'scanned'; readonly scan: Scan }
  | { readonly kind: 'word' | 'text'; readonly accepts: Accepts | null };

/** The index behind a value, or -1 where there is none. */
export type Scan = (bytes: Uint8Array, at: number, end: number) => number;

export type Accepts = (bytes: Uint8Array, start: number, end: number) => boolean;

/** What `%{...}t` asks for (`log_request_time` in mod_log_config.c). */
export type TimeField = {
  readonly when: 'begin' | 'end';
  readonly form: 'clf' | 'sec' | 'msec' | 'usec' | 'msec_frac' | 'usec_frac' | Strftime;
};

export function readTimeField(argument: string): TimeField {
  const prefix = /^(begin|end)(?::|$)/.exec(argument);
  const when = prefix?.[1] === 'end' ? 'end' : 'begin';
  const rest = argument.slice(prefix?.[0].length ?? 0);
  switch (rest) {
    case '':
      return { when, form: 'clf' };
    case 'sec':
    case 'msec':
    case 'usec':
    case 'msec_frac':
    case 'usec_frac':
      return { when, form: rest };
    default:
      return { when, form: compileStrftime(rest) };
  }
}

/** A host name has 253 characters at most, an IPv6 address with its zone fewer. */
const longestClient = 255;

const space = 0x20;
const dash = 0x2d;
const colon = 0x3a;
const closingBracket = 0x5d;

const integerLetters = new Set(['b', 'B', 'D', 'I', 'k', 'O', 's', 'S', '^FB']);
const wordLetters = new Set(['A', 'H', 'l', 'L', 'm', 'v', 'V', 'X']);

/** Directives that print an argument they do not know as it is, and the arguments that they know, in lower case. */
const knownArguments: Readonly<Record<string, ReadonlySet<string>>> = {
  p: new Set(['', 'canonical', 'local', 'remote']),
  P: new Set(['', 'pid', 'tid', 'hextid']),
  T: new Set(['', 's', 'ms', 'us']),
};

/** The shape of a directive's value; `-` is allowed for everything but an unconditional time. */
export function shapeOf({ letter, argument, condition }: DirectiveItem): Shape {
  if (integerLetters.has(letter)) return { kind: 'scanned', scan: scanInteger };
  if (wordLetters.has(letter)) return { kind: 'word', accepts: null };
  switch (letter) {
    case 'a':
    case 'h':
      return { kind: 'word', accepts: isClient };
    case 'u':
      return { kind: 'text', accepts: isUser };
    case 'q':
      return { kind: 'text', accepts: isQuery };
    case 't': {
      const scan = scanTime(readTimeField(argument));
      return { kind: 'scanned', scan: condition === null ? scan : orDash(scan) };
    }
    case 'p':
    case 'P':
    case 'T':
      if (knownArguments[letter]?.has(argument.toLowerCase()) !== true) {
        return { kind: 'scanned', scan: orDash(scanConstant(argument)) };
      }
      return argument.toLowerCase() === 'hextid'
        ? { kind: 'word', accepts: null }
        : { kind: 'scanned', scan: scanInteger };
    default:
      return foreignShapeOf(letter, argument) ?? { kind: 'text', accepts: null };
  }
}

function scanTime({ form }: TimeField): Scan {
  if (form === 'clf') {
    return (bytes, at, end) => (at + clfTimeWidth <= end && looksLikeClfTime(bytes, at) ? at + clfTimeWidth : -1);
  }
  if (typeof form === 'string') return scanInteger;
  return (bytes, at, end) => form.match(bytes, at, end, {});
}

function scanInteger(bytes: Uint8Array, start: number, end: number): number {
  let at = bytes[start] === dash ? start + 1 : start;
  while (at < end && isDigit(bytes[at] as number)) at++;
  return at > start && at <= end ? at : -1;
}

function scanConstant(text: string): Scan {
  const constant = Buffer.from(text, 'utf8');
  return (bytes, at, end) =>
    at + constant.length <= end && constant.equals(bytes.subarray(at, at + constant.length))
      ? at + constant.length
      : -1;
}

function orDash(scan: Scan): Scan {
  return (bytes, at, end) => {
    const behind = scan(bytes, at, end);
    return behind < 0 && at < end && bytes[at] === dash ? at + 1 : behind;
  };
}

/**
 * An address or a host name. What ends with a port is none, so that `api.example:80` (the first column of
 * vhost_combined) is never taken for a client.
 */
function isClient(bytes: Uint8Array, start: number, end: number): boolean {
  if (end === start || end - start > longestClient) return false;
  let at = end;
  while (at > start && isDigit(bytes[at - 1] as number)) at--;
  if (at === end || at === start || bytes[at - 1] !== colon) return true;
  return bytes[at - 2] !== closingBracket && hasColon(bytes, start, at - 1);
}

function hasColon(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === colon) return true;
  return false;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** A user name may hold spaces, but a dash of its own at either end means that a column more stands before the date. */
function isUser(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 2) return end > start;
  const startsWithDash = bytes[start] === dash && bytes[start + 1] === space;
  return !startsWithDash && !(bytes[end - 1] === dash && bytes[end - 2] === space);
}

/** `%q` is empty or begins with its question mark; a dash stands for a condition that does not hold. */
function isQuery(bytes: Uint8Array, start: number, end: number): boolean {
  return end === start || bytes[start] === 0x3f || (end === start + 1 && bytes[start] === dash);
}
