import { clfTimeWidth, looksLikeClfTime } from './clf-time.js';
import type { DirectiveItem } from './log-format-items.js';
import { compileStrftime, type Strftime } from './strftime.js';

/**
 * What the value of a directive looks like in a line.
 * - `scanned`: its own bytes show where it ends
 * - `word`: ends where the next literal begins, and holds neither white space nor control characters
 * - `text`: ends where the next literal begins; client-supplied, so quotes and backslashes in it are escaped
 */
export type Shape =
  | { readonly kind: 'scanned'; readonly scan: (bytes: Uint8Array, at: number, end: number) => number }
  | { readonly kind: 'word' | 'text'; readonly accepts: Accepts | null };

type Accepts = (bytes: Uint8Array, start: number, end: number) => boolean;

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
      return { kind: 'text', accepts: null };
  }
}

function scanTime({ form }: TimeField): (bytes: Uint8Array, at: number, end: number) => number {
  if (form === 'clf') {
    return (bytes, at, end) => (at + clfTimeWidth <= end && looksLikeClfTime(bytes, at) ? at + clfTimeWidth : -1);
  }
  if (typeof form === 'string') return scanInteger;
  return (bytes, at, end) => form.match(bytes, at, end, {});
}

function scanInteger(bytes: Uint8Array, start: number, end: number): number {
  let at = bytes[start] === 0x2d ? start + 1 : start;
  while (at < end && (bytes[at] as number) >= 0x30 && (bytes[at] as number) <= 0x39) at++;
  return at > start && at <= end ? at : -1;
}

function scanConstant(text: string): (bytes: Uint8Array, at: number, end: number) => number {
  const constant = Buffer.from(text, 'utf8');
  return (bytes, at, end) =>
    at + constant.length <= end && constant.equals(bytes.subarray(at, at + constant.length))
      ? at + constant.length
      : -1;
}

function orDash(scan: (bytes: Uint8Array, at: number, end: number) => number) {
  return (bytes: Uint8Array, at: number, end: number) => {
    const behind = scan(bytes, at, end);
    return behind < 0 && at < end && bytes[at] === 0x2d ? at + 1 : behind;
  };
}

/**
 * An address or a host name. A colon stands only in an IPv6 address, so that `api.example:80` (the first column of
 * vhost_combined) is never taken for a client.
 */
export function isClient(bytes: Uint8Array, start: number, end: number): boolean {
  if (end === start) return false;
  let colons = 0;
  let ipv6 = true;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte === 0x3a) colons++;
    else if (byte === 0x25)
      break; // The zone of a link-local address.
    else if (!isHexDigitOrDot(byte)) ipv6 = false;
  }
  return colons === 0 || (colons >= 2 && ipv6);
}

function isHexDigitOrDot(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2e || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}

/** A user name may hold spaces, but `- ` at its start means that a column more stands before the date. */
function isUser(bytes: Uint8Array, start: number, end: number): boolean {
  return end > start && !(bytes[start] === 0x2d && bytes[start + 1] === 0x20 && end > start + 1);
}

/** `%q` is empty or begins with its question mark; a dash stands for a condition that does not hold. */
function isQuery(bytes: Uint8Array, start: number, end: number): boolean {
  return end === start || bytes[start] === 0x3f || (end === start + 1 && bytes[start] === 0x2d);
}
