import { once } from 'node:events';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Cleanup } from '../../../recorder/cleanup.js';

type Response = {
  readonly set: (headers: Readonly<Record<string, string>>) => Response;
  readonly status: (status: number) => Response;
  readonly type: (type: string) => Response;
  readonly json: (body: unknown) => Response;
  readonly send: (body: string) => Response;
  readonly end: () => void;
};
type Route = (path: string, handler: (request: unknown, response: Response) => void) => void;
/** As much of Express as is used here; it comes without types. */
type Application = {
  readonly get: Route;
  readonly put: Route;
  readonly options: Route;
  readonly use: (handler: (request: unknown, response: Response, next: () => void) => void) => void;
  readonly listen: (port: number, host: string) => Server;
};
/** Express shows where it stands, and a recording must not. */
const project = join(import.meta.dirname, '../../../..');
const express = createRequire(import.meta.url)('express') as () => Application;

/** `api` is what the page calls; `done` is when it has called it all. */
export type Site = { readonly page: string; readonly api: string; readonly done: Promise<void> };

/** What the page does, and a client of the API that is no browser does too. */
export const put = { method: 'PUT', headers: { 'content-type': 'application/json', 'x-tenant': '7' }, body: '{}' };
export const paths = { put: ['/fine', '/throws', '/refused', '/header'], get: '/simple' };

/**
 * A page on one port and the API it calls on another, so that every call crosses origins. The API is an Express
 * application with all that goes wrong; its error page is Express' own.
 */
export async function startSite(cleanup: Cleanup): Promise<Site> {
  const api = express();
  api.use((_, response, next) => {
    response.set({ 'cache-control': 'no-store' });
    next();
  });
  const allow = (headers: string) => ({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'PUT',
    'access-control-allow-headers': headers,
    'access-control-max-age': '0',
  });
  api.options('/fine', (_, response) => void response.set(allow('content-type, x-tenant')).status(204).end());
  api.put('/fine', (_, response) => void response.set({ 'access-control-allow-origin': '*' }).json({ stored: true }));
  api.options('/throws', () => {
    const error = new RangeError('no handler for <OPTIONS> & friends');
    error.stack = String(error.stack).replaceAll(project, '/srv/shop');
    throw error;
  });
  api.options('/refused', (_, response) => void response.status(405).type('text').send('Method Not Allowed'));
  api.options('/header', (_, response) => void response.set(allow('content-type')).status(204).end());
  api.get('/simple', (_, response) => void response.json({ secret: false }));
  const origin = `http://127.0.0.1:${await listen(api.listen(0, '127.0.0.1'), cleanup)}`;

  let finish = (): void => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const pages = express();
  pages.get('/', (_, response) => void response.type('html').send(pageFor(origin)));
  pages.get('/done', (_, response) => {
    response.end();
    finish();
  });
  const pageServer = await listen(pages.listen(0, '127.0.0.1'), cleanup);
  return { page: `http://127.0.0.1:${pageServer}/`, api: origin, done };
}

async function listen(server: Server, cleanup: Cleanup): Promise<number> {
  await once(server, 'listening');
  cleanup.add(async () => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

function pageFor(api: string): string {
  return `<!doctype html><title>Shop</title><link rel="icon" href="data:,"><script>
const put = ${JSON.stringify(put)};
const read = (url, options) => fetch(url, options).then((response) => response.text()).catch(() => {});
(async () => {
  for (const path of ${JSON.stringify(paths.put)}) await read('${api}' + path, put);
  await read('${api}${paths.get}');
  await read('/done');
})();
</script>`;
}
