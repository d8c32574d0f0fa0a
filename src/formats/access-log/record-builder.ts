import type { HeaderBag, HeaderLine, HttpRecord, RecordMarks } from '../../model/http-record.js';
import { methodEnd, targetEnd } from '../apache-log-parser/request-line.js';
import { readInteger } from '../apache-log-parser/request-time.js';
import type { ReaderContext } from '../format.js';
import { clientBehind } from '../forwarded/forwarded-client.js';
import { trustProxies } from '../forwarded/trusted-proxies.js';
import type { Columns } from './columns.js';
import { type BagReader, createBagReader } from './header-bags.js';
import type { Fields, Layout, MoreRecorded, ReadField } from './layout.js';
import { createLineText, type LineText } from './line-text.js';

/** Makes records of lines whose values the format's locator has just found. */
export type RecordBuilder = {
  /** Null where the request field holds no method and target; such a line can be no one's request. */
  readonly build: (bytes: Buffer, start: number, end: number, line: number) => HttpRecord | null;
  /** The client of such a line alone. */
  readonly clientAt: (bytes: Buffer, start: number, end: number) => string | null;
  readonly recordedRequestHeaders: ReadonlySet<string>;
  readonly recordedResponseHeaders: ReadonlySet<string>;
};

/** Bytes of a line that a record keeps as evidence. */
const rawLimit = 2048;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export function createRecordBuilder(
  { file, trusts = trustProxies([]) }: Pick<ReaderContext, 'file' | 'trusts'>,
  layout: Layout,
): RecordBuilder {
  const { columns, time, refine } = layout;
  const { starts, ends } = layout.locator;
  const text = createLineText(layout.dialect);
  const requestBag = createBagReader(columns.requestHeaders, 'kept');
  const responseBag = createBagReader(columns.responseHeaders, 'first-only');

  const read: ReadField = (field) =>
    field === null ? null : text.value(starts[field] as number, ends[field] as number);

  const fields: Fields = {
    value: read,
    logged: (field) => (field === null ? null : text.logged(starts[field] as number, ends[field] as number)),
  };

  const numberOf = (bytes: Buffer, field: number | null): number | null =>
    field === null ? null : readInteger(bytes, starts[field] as number, ends[field] as number);

  const clientOf = (peer: string | null): string | null => {
    const value = columns.forwarded === null ? null : fields.logged(columns.forwarded.field);
    if (columns.forwarded === null || value === null) return peer;
    return clientBehind(peer, { name: columns.forwarded.name, value }, trusts);
  };

  const marksOf = (bytes: Buffer): RecordMarks => {
    const marks: Mutable<RecordMarks> = { raw: text.raw(rawLimit) };
    // The dash of `%b` says that there was no body; the zero of `%O` that nothing at all was sent.
    const size = numberOf(bytes, columns.size);
    if (size !== null) marks.bytesSent = size;
    if (columns.backendStatus !== null) marks.backendStatus = lastStatusOf(read(columns.backendStatus));
    const handler = read(columns.handler);
    if (handler !== null) marks.handler = handler;
    const errorLogId = read(columns.errorLogId) ?? read(columns.uniqueId);
    if (errorLogId !== null) marks.errorLogId = errorLogId;
    const clientPort = numberOf(bytes, columns.clientPort);
    if (clientPort !== null) marks.clientPort = clientPort;
    if (columns.cookie !== null && read(columns.cookie) !== null) marks.cookies = true;
    return marks;
  };

  return {
    recordedRequestHeaders: requestBag.recorded,
    recordedResponseHeaders: responseBag.recorded,
    clientAt(bytes, start, end) {
      text.load(bytes, start, end);
      return clientOf(fields.logged(columns.client));
    },
    build(bytes, start, end, line) {
      text.load(bytes, start, end);
      const request = readRequest(bytes, columns, starts, ends, text);
      if (request === null) return null;
      const status = numberOf(bytes, columns.status);
      const peer = fields.logged(columns.client);
      const client = clientOf(peer);
      const marks = marksOf(bytes);
      const record: HttpRecord = {
        source: { file, line },
        time: time === null ? null : time.read(bytes, starts, ends),
        timeResolution: time?.resolution ?? 1000,
        client,
        host: readHost(columns, read),
        url: request.url,
        method: request.method,
        requestHeaders: requestBag.read(text, starts, ends, status),
        status,
        responseHeaders: readResponseHeaders(responseBag, columns, starts, ends, text, status),
        sent: true,
        marks: peer === null || peer === client ? marks : { ...marks, peer },
      };
      return refine === null ? record : refine(record, fields);
    },
  };
}

/** Which headers the lines can show. */
export function recordedBy(layout: Layout, builder: RecordBuilder): MoreRecorded {
  const { recordedRequestHeaders: request, recordedResponseHeaders: response } = builder;
  const more = layout.recorded?.() ?? null;
  if (more === null) return { request, response };
  return { request: new Set([...request, ...more.request]), response: new Set([...response, ...more.response]) };
}

function readRequest(
  bytes: Buffer,
  columns: Columns,
  starts: Int32Array,
  ends: Int32Array,
  text: LineText,
): { readonly method: string; readonly url: string } | null {
  if (columns.requestLine !== null) {
    const start = starts[columns.requestLine] as number;
    const end = ends[columns.requestLine] as number;
    const space = methodEnd(bytes, start, end);
    if (space < 0) return null;
    const url = text.value(space + 1, targetEnd(bytes, space + 1, end));
    return { method: text.value(start, space) ?? '-', url: withoutFragment(url ?? '-') };
  }
  const value = (field: number | null) =>
    field === null ? null : text.value(starts[field] as number, ends[field] as number);
  const method = value(columns.method);
  if (method === null) return null;
  return { method, url: withoutFragment(joinTarget(value(columns.path) ?? '', value(columns.query) ?? '')) };
}

/** Of all servers only Apache writes the question mark with the query, and never with the path. */
function joinTarget(path: string, query: string): string {
  if (query === '' || query.startsWith('?')) return path + query;
  return path.includes('?') ? path : `${path}?${query}`;
}

/** nginx lists the statuses of all applications that it tried, and the last of them counts. */
function lastStatusOf(logged: string | null): number | null {
  const status = /(\d{3})\s*$/.exec(logged ?? '')?.[1];
  return status === undefined ? null : Number(status);
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}

/** Host and port; without the default ports, because a log does not say which scheme it was. */
function readHost(columns: Columns, read: ReadField): string | null {
  const host = read(columns.host);
  if (host === null || host === '') return null;
  const port = read(columns.port);
  const hasPort = /:\d+$/.test(host) && (!host.includes('::') || host.includes(']'));
  if (hasPort || port === null) return host.replace(/:(?:80|443)$/, '');
  return port === '80' || port === '443' ? host : `${host}:${port}`;
}

/**
 * `%{X}o` shows the first of repeated headers only. Where both notes of the recommended format are set, two
 * Access-Control-Allow-Origin lines were sent: the one of `Header always` and the one of `Header onsuccess`.
 */
function readResponseHeaders(
  reader: BagReader,
  columns: Columns,
  starts: Int32Array,
  ends: Int32Array,
  text: LineText,
  status: number | null,
): HeaderBag {
  const bag = reader.read(text, starts, ends, status);
  const { allowOriginAlways: always, allowOriginOnSuccess: onSuccess } = columns;
  if (always === null || onSuccess === null) return bag;
  const first = text.header(starts[always] as number, ends[always] as number);
  const second = text.header(starts[onSuccess] as number, ends[onSuccess] as number);
  if (first === null || second === null) return bag;
  const name = 'access-control-allow-origin';
  const others: HeaderLine[] = bag.lines.filter(([logged]) => logged !== name);
  return { ...bag, lines: [[name, first], [name, second], ...others] };
}
