import { type ErrorTime, readErrorTime } from './error-time.js';

/** One line of an Apache error log, taken apart. All text is raw input. */
export type ErrorLine = {
  readonly time: ErrorTime;
  /** `proxy_fcgi`; null in the logs of httpd 2.2. */
  readonly module: string | null;
  /** `error`, `notice`, ... in lower case. */
  readonly level: string | null;
  /** Process and thread, as logged: lines with the same one belong together where they are close in time. */
  readonly thread: string | null;
  readonly client: string | null;
  readonly port: number | null;
  /** `%L`, or the `unique_id` of mod_security. */
  readonly id: string | null;
  /** `AH01071`. */
  readonly code: string | null;
  /** Without the prefix and the code. */
  readonly message: string;
  readonly referer: string | null;
};

type Found = { -readonly [Key in 'module' | 'level' | 'thread' | 'client' | 'port' | 'id']: ErrorLine[Key] };

/** Bytes in brackets that say something; more is part of a message. */
const longestGroup = 200;

/**
 * Takes apart a line that begins with a time in brackets; null for any other, such as what a CGI program wrote to its
 * standard error. Knows httpd's default ErrorLogFormat (2.2 and 2.4) and what can be told of another by its brackets.
 */
export function readErrorLine(line: string): ErrorLine | null {
  if (line[0] !== '[') return null;
  const timeEnd = line.indexOf(']');
  if (timeEnd < 0 || timeEnd > 64) return null;
  const time = readErrorTime(line.slice(1, timeEnd));
  if (time === null) return null;
  const found: Found = { module: null, level: null, thread: null, client: null, port: null, id: null };
  let at = skipSpaces(line, timeEnd + 1);
  for (;;) {
    const end = line[at] === '[' ? line.indexOf(']', at) : -1;
    if (end >= 0 && end - at <= longestGroup) {
      readGroup(line.slice(at + 1, end), found);
      at = skipSpaces(line, end + 1);
      continue;
    }
    const system = systemError.exec(line.slice(at, at + longestGroup));
    if (system === null) break;
    at += system[0].length;
  }
  const code = /^(AH\d{5}): /.exec(line.slice(at, at + 9))?.[1] ?? null;
  const whole = line.slice(code === null ? at : at + 9);
  const { message, referer } = splitReferer(whole);
  return { time, ...found, id: found.id ?? uniqueId(whole), code, message, referer };
}

/** `(111)Connection refused: ` and `(EAI 2)Name or service not known: `, before the client or the code. */
const systemError = /^\((?:[A-Z]+ )?\d+\)[^[\]:]{1,120}: (?=\[client |AH\d{5}: )/;

function readGroup(text: string, found: Found): void {
  const level = /^(?:([a-z][a-z0-9_]*):|-:)?(emerg|alert|crit|error|warn|notice|info|debug|trace[1-8])$/.exec(text);
  if (level !== null) {
    found.module ??= level[1] ?? null;
    found.level ??= level[2] ?? null;
    return;
  }
  if (/^pid \d+(?::tid \S+)?$/.test(text)) {
    found.thread ??= text;
    return;
  }
  const peer = /^(?:client|remote) (\S+)$/.exec(text)?.[1];
  if (peer !== undefined) {
    // mod_security writes the client a second time, without its port.
    if (found.client === null) readPeer(peer, found);
    return;
  }
  if (/^[A-Za-z0-9_@-]{11,40}$/.test(text)) found.id ??= text;
}

/** `203.0.113.7:40112`, `2001:db8::5:49754`; httpd 2.2 writes no port. */
function readPeer(peer: string, found: Found): void {
  const colon = peer.lastIndexOf(':');
  const port = peer.slice(colon + 1);
  const hasPort = colon > 0 && /^\d{1,5}$/.test(port) && (found.module !== null || !peer.slice(0, colon).includes(':'));
  found.client = hasPort ? peer.slice(0, colon) : peer;
  found.port = hasPort ? Number(port) : null;
}

function uniqueId(message: string): string | null {
  const at = message.lastIndexOf('[unique_id "');
  return at < 0 ? null : (/^\[unique_id "([A-Za-z0-9_@-]{11,40})"\]/.exec(message.slice(at, at + 60))?.[1] ?? null);
}

function splitReferer(message: string): { readonly message: string; readonly referer: string | null } {
  const at = message.lastIndexOf(', referer');
  const referer = at < 0 ? null : (/^, referer:? (\S+)$/.exec(message.slice(at))?.[1] ?? null);
  return referer === null ? { message, referer } : { message: message.slice(0, at), referer };
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at++;
  return at;
}
