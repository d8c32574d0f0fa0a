import type { Endpoint } from './case.js';

/** A file of the recorder's site, which httpd's own handler serves: it answers OPTIONS too, with 200. */
export function file(name: string): Endpoint {
  return { notProxied: true, host: [`Alias $PATH "\${ROOT}/site/${name}"`] };
}

/** A backend where nothing listens: httpd answers 503. */
export const deadBackend: Endpoint = { host: [`ProxyPass $PATH "http://127.0.0.1:\${DEAD_PORT}/"`] };

/** A backend that gets one second; afterwards httpd answers 502. */
export const hurriedBackend: Endpoint = {
  host: [`ProxyPass $PATH "http://127.0.0.1:\${APPLICATION_PORT}$PATH" timeout=1`],
};

/** Directives that let nobody in. */
export const basicAuth = ['AuthType Basic', 'AuthName staff', 'AuthUserFile /dev/null', 'Require valid-user'];
