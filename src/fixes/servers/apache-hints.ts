import type { Situation } from './server.js';

/** What to look at in httpd beside the text, by the status it answered. Message numbers are those of its error log. */
export const apacheHints = {
  status: (situation: Situation): readonly string[] => byStatus(situation),

  headers: ({ stage, statuses }: Situation): readonly string[] => [
    'A plain Header set line does not reach what httpd answers by itself (401, 403, 404, 503, a rewrite), and Header always set beside it sends the header twice: these lines take the place of both.',
    ...(stage === 'request' && [...statuses].some((status) => status >= 400)
      ? [
          'With ProxyErrorOverride On, httpd makes the error pages of the application its own: only Header always reaches them.',
        ]
      : []),
  ],

  twice: [
    'Then take the other place that sets Access-Control-Allow-Origin out, in httpd or in the application: these lines only win over it.',
  ],

  lists: ['Where the application keeps such a list, the better place for these names is there.'],

  redirect: [
    'In httpd look at Redirect, RewriteRule with R, and DirectorySlash. A redirect within the host can stay if a rule that answers the preflight stands above it.',
  ],

  application: ({ statuses }: Situation): readonly string[] =>
    [...statuses].every((status) => status < 502)
      ? [
          'An exception in an application behind ProxyPass leaves no line in the error log of httpd; PHP-FPM (AH01071), mod_wsgi and CGI leave theirs there.',
        ]
      : [
          'The error log of httpd says which: AH00957 connection refused, AH01102 closed or timed out (then the status is 502), AH00898 name not resolved.',
        ],
};

function byStatus({ statuses, encodedSlash }: Situation): readonly string[] {
  const notes: string[] = [];
  if (statuses.has(405) || statuses.has(501)) {
    notes.push(
      'AH01623 in the error log means that AllowMethods refuses OPTIONS. If the application should answer, add OPTIONS there instead.',
    );
  }
  if (statuses.has(403)) {
    notes.push(
      'Decide first whether these clients may call at all. AH01630 or AH01797 in the error log: a Require or Order line refused them; extend it for the clients you mean, never for everyone.',
      'A ModSecurity line with id 911100: its rule set refuses the method; add the methods you need to tx.allowed_methods in crs-setup.conf, and leave the rules on.',
    );
  }
  if (statuses.has(404)) {
    notes.push(
      'Check with apachectl -S that the request reached the virtual host you mean: an unknown Host goes to the first one.',
    );
  }
  if (statuses.has(404) && encodedSlash) {
    notes.push(
      'The failing URLs hold %2F, which httpd answers with 404 by itself: set AllowEncodedSlashes NoDecode in the <VirtualHost>, and end the ProxyPass line with nocanon.',
    );
  }
  if (statuses.has(421)) {
    notes.push(
      'AH02032 in the error log: two names share one TLS connection with different settings. Give both the same, or certificates of their own.',
    );
  }
  if (statuses.has(429)) notes.push('Let the limiter skip OPTIONS: with preflights every call counts twice.');
  if (statuses.has(400) || statuses.has(414) || statuses.has(431)) {
    notes.push(
      'If httpd itself refuses these requests (a bad Host, a request line or header that is too long), no CORS line helps: repair the request.',
    );
  }
  return notes;
}
