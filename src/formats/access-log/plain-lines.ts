import { compileLocator } from '../apache-log-parser/locate-fields.js';
import type { LogFormatItem } from '../apache-log-parser/log-format-items.js';
import { methodEnd, targetEnd } from '../apache-log-parser/request-line.js';
import { compileTimeReader, readInteger } from '../apache-log-parser/request-time.js';
import { hashBytes } from '../format.js';
import { findColumns } from './columns.js';
import { apacheDialect, isDash } from './dialect.js';
import type { Layout } from './layout.js';

/**
 * A format whose lines show of a request nothing beyond its client, time, request line, status, size, host, Referer and
 * User-Agent that anything is decided by. Plain data, so that other threads can be told.
 */
export type PlainShape = { readonly items: readonly LogFormatItem[] };

/** Where something stands in the bytes; nothing where both are the same. */
export type Span = { start: number; end: number };

/** What one line says, in numbers. */
export type PlainLine = {
  readonly client: Span;
  readonly host: Span;
  readonly method: Span;
  readonly target: Span;
  readonly referer: Span;
  readonly agent: Span;
  /** Of the client's bytes: see `hashBytes`. */
  clientHash: number;
  /** Seconds since the epoch. */
  seconds: number;
  status: number;
  /** Bytes sent; -1 where the line does not say. */
  size: number;
};

/** Reads lines one by one, always into the same `line`. */
export type PlainLines = {
  readonly line: PlainLine;
  /**
   * - `plain`: all of it is read, nothing is escaped, and two values are the same where their bytes are
   * - `odd`: it has the format's shape; of its facts only `clientHash` can be relied on
   * - `unreadable`
   */
  readonly read: (bytes: Buffer, start: number, end: number) => 'plain' | 'odd' | 'unreadable';
};

const ofUse: ReadonlySet<string> = new Set(['referer', 'user-agent', 'host']);

/** Null where lines of this format may show more. */
export function describePlainLines(layout: Layout): PlainShape | null {
  const { columns, time, dialect } = layout;
  const { requestHeaders, responseHeaders } = columns;
  const more = [
    columns.forwarded,
    columns.port,
    columns.handler,
    columns.backendStatus,
    columns.errorLogId,
    columns.uniqueId,
    columns.clientPort,
    columns.cookie,
    columns.allowOriginAlways,
    layout.refine?.isByStatus === true ? null : layout.refine,
    layout.recorded,
    layout.matters,
    ...responseHeaders,
  ];
  const needed = [columns.client, columns.requestLine, columns.status, time];
  const names = requestHeaders.map(({ name }) => name);
  if (dialect !== apacheDialect || time?.resolution !== 1000 || time.zoneless) return null;
  if (needed.includes(null) || more.some((column) => column !== null)) return null;
  if (!names.every((name) => ofUse.has(name)) || requestHeaders.some(({ condition }) => condition !== null))
    return null;
  return names.includes('referer') && names.includes('user-agent') ? { items: layout.items } : null;
}

const slash = 0x2f;
const backslash = 0x5c;
const hashSign = 0x23;
const space = 0x20;
const del = 0x7f;
const colon = 0x3a;

/** Of a shape that `describePlainLines` gave. */
export function compilePlainLines({ items }: PlainShape): PlainLines {
  const directives = items.filter((item) => item.kind === 'directive');
  const { locate, starts, ends } = compileLocator(items);
  const columns = findColumns(directives);
  const time = compileTimeReader(directives);
  const header = (asked: string) => columns.requestHeaders.find(({ name }) => name === asked)?.field ?? null;
  const referer = header('referer');
  const agent = header('user-agent');
  const { client, host, requestLine, status, size } = columns;
  const line: PlainLine = {
    client: { start: 0, end: 0 },
    host: { start: 0, end: 0 },
    method: { start: 0, end: 0 },
    target: { start: 0, end: 0 },
    referer: { start: 0, end: 0 },
    agent: { start: 0, end: 0 },
    clientHash: 0,
    seconds: 0,
    status: 0,
    size: -1,
  };

  const put = (span: Span, field: number | null) => {
    span.start = field === null ? 0 : (starts[field] as number);
    span.end = field === null ? 0 : (ends[field] as number);
  };

  const readTime = (bytes: Buffer): boolean => {
    const milliseconds = time?.read(bytes, starts, ends) ?? -1;
    line.seconds = milliseconds / 1000;
    return line.seconds >= 0 && line.seconds <= latestSecond;
  };

  const readRequest = (bytes: Buffer): boolean => {
    const { method, target } = line;
    put(method, requestLine);
    const end = method.end;
    method.end = methodEnd(bytes, method.start, end);
    if (method.end < 0) return false;
    target.start = method.end + 1;
    target.end = targetEnd(bytes, target.start, end);
    return bytes[target.start] === slash && isPlain(bytes, target, space, hashSign);
  };

  const readNumbers = (bytes: Buffer): boolean => {
    line.status = numberAt(bytes, status);
    line.size = numberAt(bytes, size);
    return line.status >= 0;
  };

  const numberAt = (bytes: Buffer, field: number | null): number =>
    field === null ? -1 : (readInteger(bytes, starts[field] as number, ends[field] as number) ?? -1);

  return {
    line,
    read(bytes, start, end) {
      if (!locate(bytes, start, end)) return 'unreadable';
      put(line.client, client);
      line.clientHash = hashBytes(bytes, line.client.start, line.client.end) | 0;
      if (isDash(bytes, line.client.start, line.client.end) || !isPlain(bytes, line.client, space, space)) return 'odd';
      put(line.host, host);
      put(line.referer, referer);
      put(line.agent, agent);
      const areTold =
        !isDash(bytes, line.agent.start, line.agent.end) &&
        readTime(bytes) &&
        readRequest(bytes) &&
        readNumbers(bytes) &&
        isPlain(bytes, line.host, space, colon);
      return areTold ? 'plain' : 'odd';
    },
  };
}

/** The last one that a signed number of 32 bits can hold. */
const latestSecond = 0x7fff_ffff;

/** ASCII without escapes, and without these two. */
function isPlain(bytes: Buffer, { start, end }: Span, one: number, other: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte < space || byte >= del || byte === backslash || byte === one || byte === other) return false;
  }
  return true;
}
