import { request as send } from 'node:http';
import type { HeaderLine } from '../../../src/model/http-record.js';

export type Asked = {
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly headers: readonly HeaderLine[];
  readonly body?: string;
};

export type Answer = { readonly status: number; readonly headers: readonly HeaderLine[]; readonly body: string };

/** One request on a connection of its own; status 0 where the server closed without an answer. */
export function ask({ port, method, path, headers, body }: Asked): Promise<Answer> {
  return new Promise((resolve) => {
    const lines = [
      ...headers,
      ...(body === undefined ? [] : ([['content-length', String(Buffer.byteLength(body))]] as const)),
    ];
    const outgoing = send(
      { host: '127.0.0.1', port, method, path, headers: ['Host', 'api.test', 'Connection', 'close', ...lines.flat()] },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', () => undefined);
        // Also for a response that was cut off.
        incoming.on('close', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: headerLines(incoming.rawHeaders),
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    outgoing.setTimeout(10_000, () => outgoing.destroy());
    outgoing.on('error', () => resolve({ status: 0, headers: [], body: '' }));
    outgoing.end(body);
  });
}

export function valuesOf(answer: Answer, name: string): readonly string[] {
  return answer.headers.filter((line) => line[0] === name).map((line) => line[1]);
}

function headerLines(raw: readonly string[]): readonly HeaderLine[] {
  const lines: HeaderLine[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) lines.push([(raw[i] ?? '').toLowerCase(), raw[i + 1] ?? '']);
  return lines;
}
