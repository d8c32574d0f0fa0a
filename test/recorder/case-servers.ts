import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Case } from './cases/case.js';
import { endpointsOf } from './cases-config.js';
import type { Cleanup } from './cleanup.js';

const refuse: Answer = {
  status: 405,
  headers: [['Allow', 'GET, POST, PUT, DELETE']],
  body: '{"error":"method not allowed"}',
};
const accept: Answer = { status: 200, body: '{"id":17}' };

/** The application behind httpd: answers as each case says, by path. Returns its port. */
export async function startCaseApplication(cases: readonly Case[], cleanup: Cleanup): Promise<number> {
  const endpoints = new Map(cases.flatMap(endpointsOf));
  const answerRequest: RequestListener = async (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const { preflight = refuse, request: usual = accept } = endpoints.get(path)?.application ?? {};
    const answer = request.method === 'OPTIONS' ? preflight : usual;
    request.resume();
    if (answer.delay) await sleep(answer.delay);
    if (answer.hangUp) {
      request.socket.destroy();
      return;
    }
    const own = answer.headers ?? [];
    const type = own.some(([name]) => name === 'Content-Type') ? [] : [['Content-Type', 'application/json']];
    const headers = [['Cache-Control', 'no-store'], ...type, ...own];
    response.writeHead(answer.status, headers.flat()).end(answer.body ?? '');
  };
  const server = createHttpServer(answerRequest);
  cleanup.add(async () => server.closeAllConnections());
  return listen(server, cleanup);
}

/**
 * A server that hangs up: on an OPTIONS below `/no-preflight`, on everything else below `/no-request`. Httpd would answer
 * 502 in its stead. Returns its port.
 */
export async function startRawServer(cleanup: Cleanup): Promise<number> {
  const cors = ['Origin: *', 'Methods: PUT', 'Headers: content-type'].map((line) => `Access-Control-Allow-${line}\r\n`);
  const preflightAnswer = `HTTP/1.1 204 No Content\r\n${cors.join('')}\r\n`;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      const isAnswered = data.toString('latin1').startsWith('OPTIONS') && data.includes('/no-request');
      if (isAnswered) socket.write(preflightAnswer);
      else socket.destroy();
    });
  });
  return listen(server, cleanup);
}

async function listen(server: Server, cleanup: Cleanup): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanup.add(async () => server.close());
  return (server.address() as AddressInfo).port;
}
