import type { HeaderLine } from '../../../src/model/http-record.js';
import type { Asked } from './http.js';

/** A cross-origin request as a page makes it. */
export type Page = {
  readonly origin: string;
  readonly method: string;
  readonly path: string;
  /** Names beyond the safelist, lower-case. */
  readonly headers: readonly string[];
  readonly credentials: boolean;
  /** A header the real request carries, such as `authorization`. */
  readonly authorization?: string;
};

export const testOrigin = 'https://shop.test:8443';

export const usualPage: Page = {
  origin: testOrigin,
  method: 'PUT',
  path: '/api/items',
  headers: [],
  credentials: false,
};

/** The headers a script sets. */
export function headersOf(page: Page): readonly HeaderLine[] {
  return page.headers.map((name) => [name, name === 'authorization' ? (page.authorization ?? 'x') : 'x']);
}

export function bodyOf({ method }: Page): string | undefined {
  return method === 'GET' || method === 'HEAD' ? undefined : 'hello';
}

export function preflightOf(port: number, page: Page): Asked {
  const headers: HeaderLine[] = [
    ['origin', page.origin],
    ['access-control-request-method', page.method],
  ];
  if (page.headers.length > 0) headers.push(['access-control-request-headers', page.headers.join(',')]);
  return { port, method: 'OPTIONS', path: page.path, headers };
}

/** The request without the browser's preflight before it. */
export function requestOf(port: number, page: Page): Asked {
  const headers: HeaderLine[] = [['origin', page.origin], ...headersOf(page)];
  if (page.credentials) headers.push(['cookie', 'session=1']);
  const body = bodyOf(page);
  return { port, method: page.method, path: page.path, headers, ...(body === undefined ? {} : { body }) };
}
