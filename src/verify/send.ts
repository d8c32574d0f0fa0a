import { request as sendPlain } from 'node:http';
import { request as sendSecure } from 'node:https';
import type { HeaderLine } from '../model/http-record.js';
import type { Target } from './target.js';

export type Outgoing = {
  readonly method: 'OPTIONS' | 'GET' | 'HEAD';
  /** Below the target's base path. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** Status 0 where no answer came; then `error` says why. */
export type Answer = {
  readonly status: number;
  readonly error: string | null;
  /** In order, repeated ones as they were sent; names lower-case. */
  readonly headers: readonly HeaderLine[];
};

export type SendOptions = {
  readonly target: Target;
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
};

const longestHead = 64 * 1024;
const longestBody = 64 * 1024;

/**
 * Sends one request on a connection of its own, and follows no redirect. The body of the answer is thrown away, and
 * where it is long the connection is closed. Never rejects.
 */
export function send(
  { method, path, headers }: Outgoing,
  { target, userAgent, timeoutMs, signal }: SendOptions,
): Promise<Answer> {
  return new Promise((resolve) => {
    const deadline = AbortSignal.timeout(timeoutMs);
    let answer: Answer = { status: 0, error: 'the connection was closed without an answer', headers: [] };
    const outgoing = (target.secure ? sendSecure : sendPlain)({
      host: target.hostname,
      port: target.port,
      method,
      path: `${target.basePath}${path}`,
      headers: { accept: '*/*', 'user-agent': userAgent, ...headers },
      agent: false,
      maxHeaderSize: longestHead,
      signal: AbortSignal.any([signal, deadline]),
    });
    outgoing.on('response', (incoming) => {
      answer = { status: incoming.statusCode ?? 0, error: null, headers: headerLines(incoming.rawHeaders) };
      let size = 0;
      incoming.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > longestBody) incoming.destroy();
      });
      incoming.on('error', () => undefined);
    });
    outgoing.on('error', (error) => {
      // Once the head of an answer is there, its body cannot spoil it.
      if (answer.status !== 0) return;
      answer = { ...answer, error: deadline.aborted ? `no answer within ${timeoutMs / 1000} s` : describe(error) };
    });
    outgoing.on('close', () => resolve(answer));
    outgoing.end();
  });
}

function headerLines(raw: readonly string[]): readonly HeaderLine[] {
  const lines: HeaderLine[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) lines.push([(raw[i] ?? '').toLowerCase(), raw[i + 1] ?? '']);
  return lines;
}

/** Where every address of a host refused, the message is empty and the code is not. */
function describe(error: Error): string {
  if (error.message !== '') return error.message;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
