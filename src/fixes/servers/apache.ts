import { escapeDots } from '../path-prefix.js';
import { lookAtApplication, lookAtNetwork, lookAtPage, stopRedirect } from './advice.js';
import { apacheHints } from './apache-hints.js';
import { headerList, type List, listsOf, methodList } from './lists.js';
import { maxAgeNotes, maxAgeReason, sensibleMaxAge } from './max-age.js';
import { originsHeading, reasons } from './reasons.js';
import {
  type Block,
  closesToOthers,
  defineServer,
  type Emitters,
  listsOrigins,
  type Situation,
  type Snippet,
} from './server.js';

/*
 * Three things learnt on the real server shape these texts. `Header set` does not reach what httpd answers itself, and
 * `Header always set` beside it doubles the header: so `onsuccess unset` and `always set` together. <Location> loses
 * sight of a request that a front controller or an ErrorDocument redirects internally: so <If> on THE_REQUEST, which
 * stays what the client sent and is merged after every other section. And a rewrite in <VirtualHost> answers before
 * authentication and the proxy, inside <Location> or <Directory> after it.
 */

const originList = 10;
const originHeaders = 20;
const preflightLists = 30;
const answer = 40;

const comment = (line: string) => `# ${line}`;

function origins(situation: Situation): Block {
  return {
    place: 0,
    order: originList,
    lines: [
      ...[originsHeading, ...situation.originComments].map(comment),
      ...situation.origins.map((origin) => `SetEnvIfExpr "req('Origin') == '${origin}'" CORS_ORIGIN=${origin}`),
    ],
    needs: ['mod_setenvif'],
  };
}

function allowOrigin(situation: Situation): Block {
  const set = (header: string, value: string) => [
    ...(closesToOthers(situation)
      ? [`Header onsuccess unset ${header}`, `Header always unset ${header}`]
      : [`Header onsuccess unset ${header} env=CORS_ORIGIN`]),
    `Header always set ${header} "${value}" env=CORS_ORIGIN`,
  ];
  return inPath(situation, [
    ...set('Access-Control-Allow-Origin', '%{CORS_ORIGIN}e'),
    ...(situation.policy.credentials ? set('Access-Control-Allow-Credentials', 'true') : []),
    vary,
  ]);
}

const vary = 'Header always merge Vary "Origin"';

/** For every request below the path. */
function inPath(situation: Situation, lines: readonly string[]): Block {
  const open = `<If "%{THE_REQUEST} =~ m#${requestPattern(situation, '[A-Z]+')}#">`;
  return { place: 0, order: originHeaders, section: { open, close: '</If>' }, lines, needs: ['mod_headers'] };
}

/** For the preflights below the path. */
function inPreflight(situation: Situation, lines: readonly string[]): Block {
  const open = `<If "%{THE_REQUEST} =~ m#${requestPattern(situation, 'OPTIONS')}# && -n req('Access-Control-Request-Method')">`;
  return { place: 0, order: preflightLists, section: { open, close: '</If>' }, lines, needs: ['mod_headers'] };
}

/** Adds to a list that is sent already; browsers join several lines of these two headers. */
function list(situation: Situation, { header, values, replace, example }: List): readonly Block[] {
  if (values.length === 0 && example === null) return [];
  const forOrigins = listsOrigins(situation) ? ' env=CORS_ORIGIN' : '';
  const merge = (value: string) => `Header always merge ${header} "${value}"${forOrigins}`;
  const set = [
    `Header onsuccess unset ${header}${forOrigins}`,
    `Header always set ${header} "${values.join(', ')}"${forOrigins}`,
  ];
  const lines = replace ? set : [merge(values.join(', '))];
  return [inPreflight(situation, example === null ? lines : [comment(`Not recorded; for example: ${merge(example)}`)])];
}

function corsHeaders(situation: Situation): readonly Block[] {
  return [origins(situation), allowOrigin(situation), ...listsOf(situation).flatMap((one) => list(situation, one))];
}

/** 204 has no body; 200 would carry an error page. */
function answerPreflight(situation: Situation): Block {
  return {
    place: 0,
    order: answer,
    lines: [
      'RewriteEngine On',
      `RewriteCond %{THE_REQUEST} "${requestPattern(situation, 'OPTIONS')}"`,
      'RewriteCond %{HTTP:Access-Control-Request-Method} .',
      'RewriteCond %{ENV:CORS_ORIGIN} .',
      'RewriteRule ^ - [R=204,L]',
    ],
    needs: ['mod_rewrite'],
  };
}

/** Lets the preflights of the listed origins through authentication and access control, and nothing else. */
export function requirePreflight(situation: Situation): string {
  const conditions = [
    `%{THE_REQUEST} =~ m#${requestPattern(situation, 'OPTIONS')}#`,
    "-n req('Access-Control-Request-Method')",
    "-n reqenv('CORS_ORIGIN')",
  ];
  return `Require expr "${conditions.join(' && ')}"`;
}

/** Matches the request line as the client sent it. */
function requestPattern(situation: Situation, method: string): string {
  const prefix = situation.policy.pathPrefix ?? '/';
  return `^${method} ${escapeDots(prefix)}${prefix.endsWith('/') ? '' : '[? ]'}`;
}

function answered(situation: Situation, notes: readonly string[], why: string): Snippet {
  // Once httpd answers, nothing of the application's answer is left: the headers must come from here too.
  return { blocks: [...corsHeaders(situation), answerPreflight(situation)], notes, why };
}

export const apacheEmitters: Emitters = {
  'send-cors-headers': (situation) => ({
    blocks: corsHeaders(situation),
    notes: apacheHints.headers(situation),
    why: 'The listed origins get exactly one Access-Control-Allow-Origin on every response, also on those that httpd makes itself; for all others nothing changes.',
  }),
  'answer-preflight': (situation) =>
    answered(
      situation,
      apacheHints.status(situation),
      'httpd answers the preflights of the listed origins itself, with 204, before anything behind it can refuse them.',
    ),
  'let-preflight-through-auth': (situation) =>
    answered(
      situation,
      [
        `To let the application answer instead, leave the rewrite lines out and put this directly beside the present Require line: ${requirePreflight(situation)}`,
      ],
      `${reasons.authentication} In <VirtualHost> the answer comes before authentication.`,
    ),
  'send-header-once': (situation) => ({
    blocks: [origins(situation), allowOrigin(situation)],
    notes: apacheHints.twice,
    why: 'httpd keeps two tables of response headers. A header in both is sent twice, even with equal values, so it is taken out of one and set in the other.',
  }),
  'list-methods': (situation) => ({
    blocks: list(situation, methodList(situation)),
    notes: apacheHints.lists,
    why: reasons.methods,
  }),
  'list-headers': (situation) => ({
    blocks: list(situation, headerList(situation)),
    notes: apacheHints.lists,
    why: reasons.headers,
  }),
  'allow-credentials': (situation) => ({
    blocks: [origins(situation), allowOrigin(situation)],
    notes: [],
    why: reasons.credentials,
  }),
  'allow-listed-origins-only': (situation) => ({
    blocks: [origins(situation), allowOrigin(situation)],
    notes: [],
    why: reasons.onlyListed,
  }),
  'vary-by-origin': (situation) => ({ blocks: [inPath(situation, [vary])], notes: [], why: reasons.vary }),
  'set-max-age': (situation) => ({
    blocks: [
      inPreflight(situation, [
        'Header onsuccess unset Access-Control-Max-Age',
        `Header always set Access-Control-Max-Age "${sensibleMaxAge}"`,
      ]),
    ],
    notes: maxAgeNotes,
    why: maxAgeReason,
  }),
  'stop-redirect': () => stopRedirect(apacheHints.redirect),
  'look-at-application': (situation) => lookAtApplication(situation, apacheHints.application(situation)),
  'look-at-network': lookAtNetwork,
  'look-at-page': lookAtPage,
};

export const apache = defineServer({
  id: 'apache',
  title: 'Apache httpd',
  provenance: 'run by us on Apache httpd 2.4.71 (Debian 12)',
  knownAs: ['apache', 'httpd'],
  comment,
  shares: 'nothing',
  places: [
    ([situation]) =>
      `at the top of the <VirtualHost> that serves ${situation.host ?? 'this site'}, above its other rewrite rules`,
  ],
  enable: (needs) => `a2enmod ${needs.map((module) => module.replace('mod_', '')).join(' ')}`,
  checkSyntax: 'apachectl configtest',
  reload: 'apachectl graceful',
  emitters: apacheEmitters,
});
