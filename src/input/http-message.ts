import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** An HTTP/1 message as it went over the wire. */
export type HttpMessage = {
  /** `PUT https://api.example/orders HTTP/1.1`, `HTTP/1.1 200 OK`; empty where there is no message. */
  readonly startLine: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** As much of the body as there is, its codings undone. */
  readonly body: () => Buffer;
};

const mostHeaders = 500;
/** A body may unpack to as much. */
const longestBody = 256 * 1024;

/** Reads a message that may be cut off anywhere; header values are bytes, and stay so as Latin-1. */
export function readHttpMessage(bytes: Buffer): HttpMessage {
  const end = endOfHead(bytes);
  const [startLine = '', ...lines] = bytes.toString('latin1', 0, end.head).split(/\r?\n/);
  const headers = headersIn(lines);
  return { startLine, headers, body: () => decodeBody(bytes.subarray(end.body), headers) };
}

/** The value of a header, or null. */
export function headerOf({ headers }: Pick<HttpMessage, 'headers'>, wanted: string): string | null {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null;
}

function endOfHead(bytes: Buffer): { readonly head: number; readonly body: number } {
  const crlf = bytes.indexOf('\r\n\r\n');
  const lf = bytes.indexOf('\n\n');
  if (crlf === -1 && lf === -1) return { head: bytes.length, body: bytes.length };
  if (lf === -1 || (crlf !== -1 && crlf < lf)) return { head: crlf, body: crlf + 4 };
  return { head: lf, body: lf + 2 };
}

function headersIn(lines: readonly string[]): readonly (readonly [string, string])[] {
  const headers: [string, string][] = [];
  for (const line of lines) {
    const last = headers[headers.length - 1];
    // RFC 9112, 5.2: a line that begins with white space goes on with the one before it.
    if (last !== undefined && /^[ \t]/.test(line)) last[1] += ` ${line.trim()}`;
    const colon = line.indexOf(':');
    if (colon < 1 || /^[ \t]/.test(line)) continue;
    if (headers.length === mostHeaders) break;
    headers.push([line.slice(0, colon), line.slice(colon + 1).trim()]);
  }
  return headers;
}

function decodeBody(bytes: Buffer, headers: HttpMessage['headers']): Buffer {
  const isChunked = /\bchunked\b/i.test(headerOf({ headers }, 'transfer-encoding') ?? '');
  const body = isChunked ? joinChunks(bytes) : bytes;
  const coding = headerOf({ headers }, 'content-encoding')?.toLowerCase() ?? '';
  const unpack = codings[coding];
  if (unpack === undefined) return body;
  try {
    return unpack(body).subarray(0, longestBody);
  } catch {
    // Damaged, more than anybody reads, or unpacked already by who recorded it.
    return isText(body) ? body : Buffer.alloc(0);
  }
}

const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: longestBody };

const codings: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: (body) => gunzipSync(body, options),
  'x-gzip': (body) => gunzipSync(body, options),
  deflate: (body) => (((body[0] ?? 0) & 0x0f) === 8 ? inflateSync(body, options) : inflateRawSync(body, options)),
  br: (body) =>
    brotliDecompressSync(body, { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength: longestBody }),
};

function isText(bytes: Buffer): boolean {
  return !bytes.subarray(0, 512).includes(0) && bytes.subarray(0, 2).every((byte) => byte === 0x0a || byte >= 0x20);
}

/** RFC 9112, 7.1; whatever is no chunk ends it. */
function joinChunks(bytes: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const lineEnd = bytes.indexOf('\n', at);
    if (lineEnd === -1 || lineEnd - at > 1000) break;
    const size = Number.parseInt(/^[0-9a-f]{1,8}/i.exec(bytes.toString('latin1', at, lineEnd))?.[0] ?? '', 16);
    if (!(size > 0)) break;
    chunks.push(bytes.subarray(lineEnd + 1, lineEnd + 1 + size));
    at = lineEnd + 1 + size + 2;
  }
  return chunks.length === 0 ? bytes : Buffer.concat(chunks);
}
