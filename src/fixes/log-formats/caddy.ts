import type { LogRecipe } from './log-recipe.js';

export const caddy: LogRecipe = {
  id: 'caddy',
  title: 'Caddy 2.6 or newer',
  provenance: 'run by us on Caddy 2.6.2 (Debian 12)',
  parts: [
    {
      where: 'inside the block of the site, where it has no log directive yet',
      text: [
        '@not_cors {',
        '    not method OPTIONS',
        '    not header Origin *',
        '}',
        'skip_log @not_cors',
        'log {',
        '    output file /var/log/caddy/cors.log',
        '}',
      ].join('\n'),
    },
  ],
  needs: [],
  enable: null,
  checkSyntax: 'caddy validate --config /etc/caddy/Caddyfile',
  reload: 'caddy reload --config /etc/caddy/Caddyfile',
  read: 'preflight-audit /var/log/caddy/cors.log',
  notes: [
    "A site that has a log directive needs nothing: Caddy's JSON log holds every header of request and response already, and this program knows it by its content. Only an encoder other than json, or a filter on headers, hides them.",
    'skip_log holds for every log of the site: with it, requests that have nothing to do with CORS are logged nowhere. From Caddy 2.8 on the directive is called log_skip.',
    'Caddy takes Cookie, Set-Cookie, Authorization and Proxy-Authorization out by itself; keep it so (log_credentials would show them).',
  ],
  cost: 'About 1,000 bytes for each OPTIONS and each request with an Origin, nothing for others.',
  undo: 'Delete the lines, check the syntax and reload.',
};
