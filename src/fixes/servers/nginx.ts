import { escapeDots } from '../path-prefix.js';
import { lookAtApplication, lookAtNetwork, lookAtPage, stopRedirect } from './advice.js';
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
 * nginx adds headers and never replaces them, leaves out those with an empty value, and lets a location with an
 * add_header of its own forget all inherited ones. So every header is a map with a line for each path: empty where it
 * does not apply, and the application's own value, hidden first, for everybody the fix is not about. $request_uri
 * stays what the client sent. Where two patterns match, the first counts: the longest path stands first.
 */

function origins(situation: Situation): readonly Block[] {
  const listed = named(situation, 'listed');
  const origin = named(situation, 'origin');
  const allowed = named(situation, 'allow_origin');
  const path = `"~^${pathPattern(situation)}"`;
  // Of repeated headers nginx keeps the first, which alone might let strangers in whom the two together kept out.
  const forgetsOthers = closesToOthers(situation) || situation.repeated;
  const others = forgetsOthers ? [`"~^ ${pathPattern(situation)}" "";`] : [];
  return [
    mapping(12, '$request_uri', origin, '""', [`${path} ${listed};`]),
    mapping(13, `"${origin} $request_uri"`, allowed, '$upstream_http_access_control_allow_origin', [
      `"~^[^ ]" ${origin};`,
      ...others,
    ]),
    ...varyHeader(situation),
    // A map would be the usual place, but its keys must fit map_hash_bucket_size: origins of 45 letters do not.
    inServer(10, [
      ...[originsHeading, ...situation.originComments].map(comment),
      `set ${listed} "";`,
      ...situation.origins.map((one) => `if ($http_origin = "${one}") { set ${listed} $http_origin; }`),
    ]),
    inServer(15, [...hide('Access-Control-Allow-Origin'), `add_header Access-Control-Allow-Origin ${allowed} always;`]),
    ...(situation.policy.credentials ? credentials(situation) : []),
  ];
}

function varyHeader(situation: Situation): readonly Block[] {
  const vary = named(situation, 'vary');
  return [
    mapping(14, '$request_uri', vary, '""', [`"~^${pathPattern(situation)}" Origin;`]),
    inServer(16, [`add_header Vary ${vary} always;`]),
  ];
}

function maxAge(situation: Situation): readonly Block[] {
  const age = named(situation, 'max_age');
  return [
    mapping(45, `"${preflight} $request_uri"`, age, '$upstream_http_access_control_max_age', [
      `"~^OPTIONS [^ ]+ ${pathPattern(situation)}" ${sensibleMaxAge};`,
    ]),
    inServer(45, [...hide('Access-Control-Max-Age'), `add_header Access-Control-Max-Age ${age} always;`]),
  ];
}

function credentials(situation: Situation): readonly Block[] {
  const needed = named(situation, 'needs_credentials');
  const allowed = named(situation, 'allow_credentials');
  const listed = named(situation, 'listed');
  return [
    mapping(20, '$request_uri', needed, '""', [`"~^${pathPattern(situation)}" ${listed};`]),
    mapping(21, needed, allowed, 'true', ['"" $upstream_http_access_control_allow_credentials;']),
    inServer(20, [
      ...hide('Access-Control-Allow-Credentials'),
      `add_header Access-Control-Allow-Credentials ${allowed} always;`,
    ]),
  ];
}

/**
 * Adds to a list that is sent already, for browsers join the lines; or replaces one that cannot be parsed. Beside a
 * list of origins it is for those alone.
 */
function list(situation: Situation, { header, values, replace }: List): readonly Block[] {
  if (values.length === 0) return [];
  const word = header.toLowerCase().replaceAll('-', '_');
  const own = word.replace('access_control_', '');
  const forOrigins = listsOrigins(situation) && !replace;
  const variable = named(situation, replace ? `new_${own}` : forOrigins ? own : `more_${own}`);
  const request = forOrigins ? `${preflight} ${named(situation, 'origin')}` : preflight;
  const otherwise = replace ? `$upstream_http_${word}` : '""';
  return [
    mapping(40, `"${request} $request_uri"`, variable, otherwise, [
      `"~^OPTIONS [^ ]+ ${forOrigins ? '[^ ]+ ' : ''}${pathPattern(situation)}" "${values.join(', ')}";`,
    ]),
    inServer(40, [...(replace ? hide(header) : []), `add_header ${header} ${variable} always;`]),
  ];
}

const preflight = '$request_method $http_access_control_request_method';

function corsHeaders(situation: Situation): readonly Block[] {
  return [...origins(situation), ...listsOf(situation).flatMap((one) => list(situation, one))];
}

function answered(situation: Situation, notes: readonly string[], why: string): Snippet {
  const answer = named(situation, 'preflight');
  const origin = named(situation, 'origin');
  const blocks = [
    mapping(50, `"${preflight} $request_uri"`, answer, '""', [
      `"~^OPTIONS [^ ]+ ${pathPattern(situation)}" ${origin};`,
    ]),
    inServer(50, [`if (${answer}) {`, '    return 204;', '}']),
  ];
  // Once nginx answers, nothing of the application's answer is left: the headers must come from here too.
  return { blocks: [...corsHeaders(situation), ...blocks], notes: [...notes, ...inheritance], why };
}

const inheritance = [
  'A location { } or if { } with add_header lines of its own forgets the ones above it: put these add_header lines there too.',
];

const emitters: Emitters = {
  'send-cors-headers': (situation) => ({
    blocks: corsHeaders(situation),
    notes: inheritance,
    why: 'The listed origins get exactly one Access-Control-Allow-Origin on every response; without `always` nginx leaves it out of 4xx and 5xx.',
  }),
  'answer-preflight': (situation) =>
    answered(
      situation,
      situation.statuses.has(403)
        ? ['Decide first whether these clients may call at all: deny, allow or limit_except refused them.']
        : [],
      'nginx answers the preflights of the listed origins itself, with 204, before access rules and the application can refuse them.',
    ),
  'let-preflight-through-auth': (situation) =>
    answered(
      situation,
      [],
      `${reasons.authentication} In server { } the answer comes before auth_basic and auth_request.`,
    ),
  'send-header-once': (situation) => ({
    blocks: origins(situation),
    notes: inheritance,
    why: 'nginx adds its header beside the one of the application. Here that one is hidden, and exactly one is sent.',
  }),
  'list-methods': (situation) => ({
    blocks: list(situation, methodList(situation)),
    notes: inheritance,
    why: reasons.methods,
  }),
  'list-headers': (situation) => ({
    blocks: list(situation, headerList(situation)),
    notes: inheritance,
    why: reasons.headers,
  }),
  'allow-credentials': (situation) => ({
    blocks: origins(situation),
    notes: inheritance,
    why: reasons.credentials,
  }),
  'allow-listed-origins-only': (situation) => ({
    blocks: origins(situation),
    notes: inheritance,
    why: reasons.onlyListed,
  }),
  'vary-by-origin': (situation) => ({ blocks: varyHeader(situation), notes: inheritance, why: reasons.vary }),
  'set-max-age': (situation) => ({
    blocks: maxAge(situation),
    notes: [...inheritance, ...maxAgeNotes],
    why: maxAgeReason,
  }),
  'stop-redirect': () =>
    stopRedirect(['In nginx look at return 301, rewrite with permanent or redirect, and proxy_redirect.']),
  'look-at-application': (situation) =>
    lookAtApplication(situation, [
      'With $upstream_status in its log format nginx tells who said it: a number is the application, a dash is nginx itself. Its error log names a refused or timed-out connection.',
    ]),
  'look-at-network': lookAtNetwork,
  'look-at-page': lookAtPage,
};

export const nginx = defineServer({
  id: 'nginx',
  title: 'nginx',
  provenance: 'run by us on nginx 1.22.1 (Debian 12)',
  knownAs: ['nginx', 'openresty'],
  comment,
  shares: 'file',
  places: [
    () => 'in http { }, such as a file of its own in /etc/nginx/conf.d',
    ([{ host }]) =>
      `in the server { } of ${host ?? 'this site'}, before its locations, in place of add_header lines for the same headers`,
  ],
  enable: () => null,
  checkSyntax: 'nginx -t',
  reload: 'nginx -s reload',
  emitters,
});

function comment(line: string): string {
  return `# ${line}`;
}

function inServer(order: number, lines: readonly string[]): Block {
  return { place: 1, order, lines, needs: [] };
}

function mapping(order: number, from: string, to: string, otherwise: string, lines: readonly string[]): Block {
  const section = { open: `map ${from} ${to} {`, close: '}', first: `default ${otherwise};` };
  return { place: 0, order, section, lines, needs: [] };
}

/** Whatever passes the request on: a header of the application is hidden, then sent again or not. */
function hide(header: string): readonly string[] {
  return [`proxy_hide_header ${header};`, `fastcgi_hide_header ${header};`];
}

function named({ ordinal }: Situation, word: string): string {
  return `$cors_${word}${ordinal === 1 ? '' : `_${ordinal}`}`;
}

function pathPattern({ policy }: Situation): string {
  const prefix = policy.pathPrefix ?? '/';
  return `${escapeDots(prefix)}${prefix.endsWith('/') ? '' : '(\\?|$)'}`;
}
