import { once } from 'node:events';
import { connect } from 'node:net';
import type { HeaderLine } from '../../../src/model/http-record.js';
import { type CorsRequest, corsRequests, host } from './cors-requests.js';

/** What a server answered to one of `corsRequests`; header names in lower case. */
export type Answer = { readonly status: number; readonly headers: readonly HeaderLine[] };

/** Sends all of them, one after the other; `logged` resolves when that many lines of the log are written. */
export async function sendCorsRequests(
  port: number,
  logged: (lines: number) => Promise<unknown> = async () => undefined,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const request of corsRequests) await logged(answers.push(await send(request, port)));
  return answers;
}

async function send({ method, target, headers, body = '' }: CorsRequest, port: number): Promise<Answer> {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const bytes = `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\n${lines}Connection: close\r\n\r\n${body}`;
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1');
  });
  socket.write(Buffer.from(bytes, 'latin1'));
  await once(socket, 'close');
  return readAnswer(received);
}

function readAnswer(received: string): Answer {
  const [statusLine = '', ...lines] = received.slice(0, received.indexOf('\r\n\r\n')).split('\r\n');
  return {
    status: Number(statusLine.split(' ')[1]),
    headers: lines.map((line): HeaderLine => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  };
}
