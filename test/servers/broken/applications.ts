import { type Page, testOrigin } from '../lib/page.js';
import { type App, app, redirects } from '../lib/upstream.js';
import type { Broken } from './broken.js';

/** What a page wants in most cases: a preflight for a method and a header that need listing. */
export const json = { method: 'PUT', headers: ['content-type', 'x-tenant'] };

/** Everything that `json` needs. */
export const allows = {
  'access-control-allow-origin': testOrigin,
  'access-control-allow-methods': 'PUT',
  'access-control-allow-headers': 'content-type, x-tenant',
};

/** For servers that know `bob` with the password `secret`. */
export const password = { authorization: `Basic ${Buffer.from('bob:secret').toString('base64')}` };

/** Applications that do CORS wrong, behind a server that knows nothing of it: `proxied` passes /api/ on. */
export function brokenApplications(proxied: string): readonly Broken[] {
  const broken = (name: string, cause: string, application: App, page: Partial<Page> = json): Broken => ({
    name: `application: ${name}`,
    cause,
    setUp: proxied,
    app: application,
    page,
  });
  /** Repaired in the application, which then does CORS as it should. */
  const elsewhere = (name: string, cause: string, application: App, note: RegExp): Broken => ({
    ...broken(name, cause, application),
    elsewhere: { note, change: { app: app(204, allows) } },
  });
  const credentials = { ...json, credentials: true };
  const simple = { method: 'GET' } as const;
  const token = { method: 'PUT', headers: ['authorization', 'content-type'] };
  const star = { 'access-control-allow-origin': '*', 'access-control-allow-credentials': 'true' };
  return [
    broken('refuses OPTIONS', 'preflight-method-not-handled', app(405)),
    broken('refuses OPTIONS, * on the rest', 'preflight-method-not-handled', app(405, star)),
    broken('knows no OPTIONS (501)', 'preflight-method-not-handled', app(501)),
    broken('routes no OPTIONS (404)', 'preflight-not-found', app(404)),
    broken('forbids OPTIONS', 'preflight-forbidden', app(403)),
    broken('wants a body (400)', 'preflight-status-other', app(400)),
    broken('wants a token (401)', 'preflight-auth-required', app(401), token),
    broken('answers OPTIONS without CORS', 'preflight-allow-origin-missing', app(204)),
    broken(
      'sends the header twice',
      'preflight-allow-origin-multiple',
      app(204, { ...allows, 'access-control-allow-origin': [testOrigin, testOrigin] }),
    ),
    broken(
      'sends a list of origins',
      'preflight-allow-origin-multiple',
      app(204, { ...allows, 'access-control-allow-origin': `${testOrigin}, https://other.test` }),
    ),
    broken(
      'allows another origin',
      'preflight-allow-origin-mismatch',
      app(204, { ...allows, 'access-control-allow-origin': 'https://other.test' }),
    ),
    broken(
      'ends the origin with a slash',
      'preflight-allow-origin-mismatch',
      app(204, { ...allows, 'access-control-allow-origin': `${testOrigin}/` }),
    ),
    broken(
      'sends a variable nobody set',
      'preflight-allow-origin-invalid',
      app(204, { ...allows, 'access-control-allow-origin': '(null)' }),
    ),
    broken(
      'allows * with credentials',
      'preflight-wildcard-with-credentials',
      app(204, { ...allows, ...star }),
      credentials,
    ),
    broken('does not allow credentials', 'preflight-allow-credentials-invalid', app(204, allows), credentials),
    broken(
      'allows credentials with True',
      'preflight-allow-credentials-invalid',
      app(204, { ...allows, 'access-control-allow-credentials': 'True' }),
      credentials,
    ),
    broken(
      'does not list the method',
      'preflight-method-not-allowed',
      app(204, { ...allows, 'access-control-allow-methods': 'GET, POST' }),
    ),
    broken(
      'does not list the header',
      'preflight-header-not-allowed',
      app(204, { ...allows, 'access-control-allow-headers': 'content-type' }),
    ),
    broken(
      'lists the method names of the Headers object',
      'preflight-header-not-allowed',
      app(204, {
        ...allows,
        'access-control-allow-headers': 'append,delete,entries,foreach,get,has,keys,set,values,Authorization',
      }),
    ),
    broken(
      'lists neither method nor header',
      'preflight-method-not-allowed',
      app(204, { 'access-control-allow-origin': testOrigin }),
    ),
    broken(
      'lists methods that cannot be parsed',
      'preflight-allow-methods-malformed',
      app(204, { ...allows, 'access-control-allow-methods': 'GET PUT' }),
    ),
    broken(
      'lists headers that cannot be parsed',
      'preflight-allow-headers-malformed',
      app(204, { ...allows, 'access-control-allow-headers': 'content-type; x-tenant' }),
    ),
    broken(
      'lists headers that cannot be parsed, though none is needed',
      'preflight-allow-headers-malformed',
      app(204, { ...allows, 'access-control-allow-headers': '"content-type"' }),
      { method: 'PUT' },
    ),
    broken(
      'lists methods that cannot be parsed, though none is needed',
      'preflight-allow-methods-malformed',
      app(204, { ...allows, 'access-control-allow-methods': '[GET]' }),
      { method: 'GET', headers: ['x-tenant'] },
    ),
    broken(
      'sends a variable nobody set, simple request',
      'actual-allow-origin-invalid',
      app(204, { 'access-control-allow-origin': '(null)' }),
      simple,
    ),
    broken('redirects a simple request', 'redirect-hop-blocked', redirects('/api/moved', {}, allows), simple),
    elsewhere(
      'throws on OPTIONS (500)',
      'preflight-server-error',
      app(500),
      /^Look at your application first: it threw/,
    ),
    elsewhere(
      'is overloaded (503)',
      'preflight-gateway-error',
      app(503),
      /^Look at your application first: it was down/,
    ),
    elsewhere(
      'sends OPTIONS to the login page',
      'preflight-redirect',
      app(302, {}, { location: '/login' }),
      /login page/,
    ),
    broken('sends CORS with OPTIONS only', 'actual-allow-origin-missing', app(204, {}, allows)),
    broken(
      'sends the header twice, simple request',
      'actual-allow-origin-multiple',
      app(204, { 'access-control-allow-origin': ['*', testOrigin] }),
      simple,
    ),
    broken(
      'allows another origin, simple request',
      'actual-allow-origin-mismatch',
      app(204, { 'access-control-allow-origin': 'https://other.test' }),
      simple,
    ),
    broken('allows * , simple request with cookies', 'actual-wildcard-with-credentials', app(204, star), {
      ...simple,
      credentials: true,
    }),
    broken('does not allow credentials, simple request', 'actual-allow-credentials-invalid', app(204, allows), {
      ...simple,
      credentials: true,
    }),
  ];
}
