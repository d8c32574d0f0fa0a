import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, type Outgoing, send } from '../../src/verify/send.js';

const options: Outgoing = { method: 'OPTIONS', path: '/x', headers: { origin: 'https://app.example.com' } };
let server: Server | null = null;

afterEach(() => {
  if (server !== null && 'closeAllConnections' in server)
    (server as ReturnType<typeof createServer>).closeAllConnections();
  server?.close();
  server = null;
});

async function listen(one: Server): Promise<number> {
  server = one.listen(0, '127.0.0.1');
  await once(one, 'listening');
  return (one.address() as AddressInfo).port;
}

function sendTo(
  port: number,
  outgoing: Outgoing = options,
  over: { timeoutMs?: number; signal?: AbortSignal } = {},
): Promise<Answer> {
  const target = { secure: false, hostname: '127.0.0.1', port, basePath: '/base', url: '' };
  return send(outgoing, { target, userAgent: 'test', timeoutMs: 5000, signal: new AbortController().signal, ...over });
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
const listenHttp = (handler: Handler) => listen(createServer(handler));

describe('send', () => {
  it('sends the origin below the base path, and nothing secret', async () => {
    const seen: IncomingMessage[] = [];
    const port = await listenHttp((request, response) => {
      seen.push(request);
      response.writeHead(204, { Vary: ['Origin', 'Accept'] }).end();
    });
    const answer = await sendTo(port);
    expect(answer).toMatchObject({ status: 204, error: null });
    expect(answer.headers.filter(([name]) => name === 'vary')).toEqual([
      ['vary', 'Origin'],
      ['vary', 'Accept'],
    ]);
    expect(seen[0]).toMatchObject({ method: 'OPTIONS', url: '/base/x' });
    expect(seen[0]?.headers).toMatchObject({ host: `127.0.0.1:${port}`, origin: 'https://app.example.com' });
    expect(Object.keys(seen[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'connection',
      'host',
      'origin',
      'user-agent',
    ]);
  });

  it('follows no redirect', async () => {
    let asked = 0;
    const port = await listenHttp((_, response) => {
      asked++;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await sendTo(port)).toMatchObject({ status: 302 });
    expect(asked).toBe(1);
  });

  it('reads no endless body', async () => {
    const port = await listenHttp((_, response) => {
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', pour).on('error', () => undefined);
      pour();
    });
    expect(await sendTo(port, { ...options, method: 'GET' })).toMatchObject({ status: 200, error: null });
  });

  it('takes no endless head', async () => {
    const port = await listen(
      createSocketServer((socket) => {
        socket.on('error', () => undefined);
        socket.write(`HTTP/1.1 200 OK\r\n${`X: ${'a'.repeat(8000)}\r\n`.repeat(20)}\r\n`);
      }),
    );
    expect(await sendTo(port)).toMatchObject({ status: 0, error: expect.stringContaining('Header overflow') });
  });

  it('waits only so long', async () => {
    const port = await listenHttp(() => undefined);
    expect(await sendTo(port, options, { timeoutMs: 50 })).toMatchObject({
      status: 0,
      error: 'no answer within 0.05 s',
    });
  });

  it('keeps an answer whose body never ends', async () => {
    const port = await listenHttp((_, response) => response.writeHead(200).write('x'));
    expect(await sendTo(port, options, { timeoutMs: 200 })).toMatchObject({ status: 200, error: null });
  });

  it.each([
    ['closes', ''],
    ['talks another protocol', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['switches to another protocol', 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'],
  ])('has no answer where the server %s', async (_, bytes) => {
    const port = await listen(
      createSocketServer((socket) => {
        socket.on('error', () => undefined);
        socket.end(bytes);
      }),
    );
    const answer = await sendTo(port);
    expect(answer.status).toBe(0);
    expect(answer.error).not.toBe('');
  });

  it('has no answer where nobody listens', async () => {
    const port = await listenHttp(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    expect(await sendTo(port)).toMatchObject({ status: 0, error: expect.stringContaining('ECONNREFUSED') });
  });

  it('stops when told to', async () => {
    const port = await listenHttp(() => undefined);
    expect(await sendTo(port, options, { signal: AbortSignal.abort() })).toMatchObject({ status: 0 });
  });
});
