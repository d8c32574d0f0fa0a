import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type App = (request: IncomingMessage, response: ServerResponse) => void;

export type Upstream = { readonly port: number; readonly stop: () => Promise<void> };

/** The application behind the server under test. */
export async function startUpstream(app: App): Promise<Upstream> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

/** Answers everything but OPTIONS with what it was asked, `headers` on all; OPTIONS with `status` and `preflight`. */
export function app(
  status: number,
  headers: Readonly<Record<string, string | string[]>> = {},
  preflight: Readonly<Record<string, string | string[]>> = headers,
): App {
  return (request, response) => {
    if (request.method === 'OPTIONS') {
      response.writeHead(status, preflight).end(status === 204 || status === 304 ? undefined : `application ${status}`);
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'text/plain', ...headers });
      response.end(`${request.method} ${request.url} ${Buffer.concat(chunks)}`);
    });
  };
}

type Headers = Readonly<Record<string, string | string[]>>;

/** Sends everything but `to` there, with `headers`; `there` stand on what is answered at the end. */
export function redirects(to: string, headers: Headers, there: Headers): App {
  const answer = app(204, there);
  return (request, response) => {
    if (request.url === to) answer(request, response);
    else response.writeHead(302, { location: to, ...headers }).end();
  };
}
