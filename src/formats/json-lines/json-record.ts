import { firstHeader, type HttpRecord, type RecordMarks } from '../../model/http-record.js';
import type { SourceRef } from '../../model/source-ref.js';
import { withoutResponse } from '../access-log/client-gone.js';
import { methodEnd, targetEnd } from '../apache-log-parser/request-line.js';
import { clientByHeaders } from '../forwarded/forwarded-client.js';
import type { Trust } from '../forwarded/trusted-proxies.js';
import type { FieldMap } from './field-map.js';
import { createHeaderReader } from './json-headers.js';
import type { JsonObject } from './json-path.js';
import { type JsonTime, readJsonDuration, readJsonTime } from './json-time.js';
import { clientFrom, findInteger, findText, findValue } from './json-values.js';

/** Makes records of parsed lines; null where a line shows no request. */
export type JsonRecordReader = (line: JsonObject, source: SourceRef, raw: string) => HttpRecord | null;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Statuses that stand for a client who went away: nginx's and what it taught others, and none at all. */
const goneStatuses: ReadonlySet<number> = new Set([0, 499]);

export function createJsonRecordReader(map: FieldMap, trusts: Trust, zonelessSeen: () => void): JsonRecordReader {
  const readRequestHeaders = createHeaderReader(map.requestHeaders);
  const readResponseHeaders = createHeaderReader(map.responseHeaders);

  return (line, source, raw) => {
    const request = readRequest(line, map);
    if (request === null) return null;
    const time = readBegin(line, map);
    if (time?.zoneless === true) zonelessSeen();
    const shown = findText(line, map.client);
    const peer = shown === null ? null : clientFrom(shown);
    const requestHeaders = readRequestHeaders(line);
    const client = clientByHeaders(peer, requestHeaders, trusts);
    const marks: Mutable<RecordMarks> = { raw };
    if (peer !== null && peer !== client) marks.peer = peer;
    const size = findInteger(line, map.size);
    if (size !== null) marks.bytesSent = size;
    if (map.backendStatus !== null) marks.backendStatus = findInteger(line, map.backendStatus) || null;
    const clientPort = findInteger(line, map.clientPort);
    if (clientPort !== null) marks.clientPort = clientPort;
    if (requestHeaders.lines.some(([name]) => name === 'cookie')) marks.cookies = true;
    const record: HttpRecord = {
      source,
      time: time?.time ?? null,
      timeResolution: time?.resolution ?? 1000,
      client,
      host: (findText(line, map.host) ?? firstHeader(requestHeaders, 'host'))?.replace(/:(?:80|443)$/, '') || null,
      url: request.url,
      method: request.method,
      requestHeaders,
      status: findInteger(line, map.status),
      responseHeaders: readResponseHeaders(line),
      sent: true,
      marks,
    };
    return goneStatuses.has(record.status ?? 200) ? withoutResponse(record, `status ${record.status}`) : record;
  };
}

function readRequest(line: JsonObject, map: FieldMap): { readonly method: string; readonly url: string } | null {
  const requestLine = findText(line, map.requestLine);
  const parts = requestLine === null ? null : splitRequestLine(requestLine);
  const method = parts?.method ?? findText(line, map.method);
  const target = parts?.url ?? findText(line, map.url);
  if (method === null || target === null) return null;
  const query = findText(line, map.query) ?? '';
  const whole = query === '' || target.includes('?') ? target : `${target}${query.startsWith('?') ? '' : '?'}${query}`;
  const [url = ''] = whole.split('#', 1);
  return { method, url };
}

function splitRequestLine(text: string): { readonly method: string; readonly url: string } | null {
  const bytes = Buffer.from(text, 'utf8');
  const space = methodEnd(bytes, 0, bytes.length);
  if (space < 0) return null;
  const end = targetEnd(bytes, space + 1, bytes.length);
  return { method: bytes.toString('utf8', 0, space), url: bytes.toString('utf8', space + 1, end) };
}

function readBegin(line: JsonObject, map: FieldMap): JsonTime | null {
  const begin = readJsonTime(findValue(line, map.begin));
  if (begin !== null) return begin;
  const end = readJsonTime(findValue(line, map.end));
  if (end === null) return null;
  const duration = readJsonDuration(findValue(line, map.duration), map.durationUnit) ?? 0;
  return { ...end, time: Math.floor(end.time - duration) };
}
