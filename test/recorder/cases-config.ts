import type { Case, Endpoint } from './cases/case.js';

/** An httpd.conf that serves all cases on every name under `example.test`. */
export function casesConfig(cases: readonly Case[]): string {
  const endpoints = cases.flatMap(endpointsOf);
  const main = endpoints.flatMap(([, endpoint]) => endpoint.main ?? []);
  return [
    `Include "\${ROOT}/base.conf"`,
    ...main,
    `Listen 127.0.0.1:\${PUBLIC_PORT}`,
    `<VirtualHost *:\${PORT} *:\${PUBLIC_PORT}>`,
    'ServerName api.example.test',
    'ServerAlias *.example.test',
    `DocumentRoot "\${ROOT}/site"`,
    `<Directory "\${ROOT}/site">`,
    'Require all granted',
    '</Directory>',
    '<FilesMatch "\\.html$">',
    'ForceType "text/html; charset=utf-8"',
    '</FilesMatch>',
    '<FilesMatch "\\.js$">',
    'ForceType text/javascript',
    '</FilesMatch>',
    '<FilesMatch "\\.svg$">',
    'ForceType image/svg+xml',
    '</FilesMatch>',
    'RewriteEngine On',
    ...endpoints.flatMap(([path, endpoint]) => hostDirectives(path, endpoint)),
    `ProxyPass "/case/" "http://127.0.0.1:\${APPLICATION_PORT}/case/"`,
    ...endpoints.flatMap(([path, endpoint]) => locationDirectives(path, endpoint)),
    // Last, so that they see what every other directive has put into the two tables.
    '<Location "/case/">',
    'Header onsuccess note Access-Control-Allow-Origin cors_acao_on',
    'Header always note Access-Control-Allow-Origin cors_acao_al',
    '</Location>',
    '</VirtualHost>',
    '',
  ].join('\n');
}

/** A case's own path and those below it, with what stands behind each. */
export function endpointsOf(one: Case): [path: string, endpoint: Endpoint][] {
  const own = `/case/${one.id}`;
  const further = Object.entries(one.further ?? {}).map(([suffix, endpoint]): [string, Endpoint] => [
    own + suffix,
    endpoint,
  ]);
  return [[own, one], ...further];
}

function hostDirectives(path: string, endpoint: Endpoint): string[] {
  const directives = (endpoint.host ?? []).map((directive) => directive.replaceAll('$PATH', path));
  if (endpoint.rewritePreflight) {
    directives.push(
      'RewriteCond %{REQUEST_METHOD} =OPTIONS',
      `RewriteRule "^${path}$" - [${endpoint.rewritePreflight}]`,
    );
  }
  if (endpoint.notProxied) directives.push(`ProxyPassMatch "^${path}$" "!"`);
  return directives;
}

function locationDirectives(path: string, endpoint: Endpoint): string[] {
  if (!endpoint.httpd?.length) return [];
  return [`<LocationMatch "^${path}$">`, ...endpoint.httpd, '</LocationMatch>'];
}
