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
 * `header` sets a header before the request is handled: the application's own comes beside it. With `defer` it is set
 * last and replaces, but what Caddy answers itself (401, 404, 502) goes without. So both. A `respond` would come after
 * basicauth and redir by Caddy's order of directives; `handle` blocks exclude each other, so the rest goes into one.
 */

const listing = 10;
const setting = 20;
const answering = 30;

const comment = (line: string) => `# ${line}`;

function matcher(situation: Situation): Block {
  const { origins, originComments } = situation;
  return {
    place: 0,
    order: listing,
    section: { open: `@${name(situation, 'cors')} {`, close: '}' },
    lines: [
      ...[originsHeading, ...originComments].map(comment),
      ...origins.map((origin) => `header Origin ${origin}`),
      ...path(situation).map((pattern) => `path ${pattern}`),
    ],
    needs: [],
  };
}

/** The preflights the fix is about: of the listed origins, or of all where the fix has no list. */
function preflightMatcher(situation: Situation): Block {
  const origins = listsOrigins(situation) ? situation.origins : [];
  return {
    place: 0,
    order: listing + 1,
    section: { open: `@${name(situation, 'cors_preflight')} {`, close: '}' },
    lines: [
      'method OPTIONS',
      ...origins.map((origin) => `header Origin ${origin}`),
      'header Access-Control-Request-Method *',
      ...path(situation).map((pattern) => `path ${pattern}`),
    ],
    needs: [],
  };
}

function origins(situation: Situation): readonly Block[] {
  const headers = ['Access-Control-Allow-Origin {http.request.header.Origin}'];
  if (situation.policy.credentials) headers.push('Access-Control-Allow-Credentials true');
  return [
    matcher(situation),
    ...setTwice(name(situation, 'cors'), headers),
    varyHeader(situation),
    ...(closesToOthers(situation) ? others(situation) : []),
  ];
}

function varyHeader(situation: Situation): Block {
  return { place: 0, order: setting, lines: [`header ${path(situation)[0] ?? '*'} +Vary Origin`], needs: [] };
}

/** What everybody else is allowed now is taken out last. */
function others(situation: Situation): readonly Block[] {
  const others = name(situation, 'cors_others');
  const headers = ['Origin', ...(situation.policy.credentials ? ['Credentials'] : [])];
  return [
    {
      place: 0,
      order: listing,
      section: { open: `@${others} {`, close: '}' },
      lines: [
        'not {',
        ...situation.origins.map((origin) => `    header Origin ${origin}`),
        '}',
        ...path(situation).map((pattern) => `path ${pattern}`),
      ],
      needs: [],
    },
    {
      place: 0,
      order: setting + 2,
      section: { open: `header @${others} {`, close: '}' },
      lines: [...headers.map((header) => `-Access-Control-Allow-${header}`), 'defer'],
      needs: [],
    },
  ];
}

function setTwice(matched: string, headers: readonly string[]): readonly Block[] {
  const open = `header @${matched} {`;
  return [
    { place: 0, order: setting + 1, section: { open, close: '}' }, lines: headers, needs: [] },
    { place: 0, order: setting + 2, section: { open, close: '}' }, lines: [...headers, 'defer'], needs: [] },
  ];
}

function list(situation: Situation, { header, values, replace }: List): readonly Block[] {
  if (values.length === 0) return [];
  const matched = name(situation, 'cors_preflight');
  const value = `"${values.join(', ')}"`;
  // Browsers join several lines of these two headers.
  const added: Block = { place: 0, order: setting + 3, lines: [`header @${matched} +${header} ${value}`], needs: [] };
  const set = replace ? setTwice(matched, [`${header} ${value}`]) : [added];
  return [preflightMatcher(situation), ...set];
}

function corsHeaders(situation: Situation): readonly Block[] {
  return [...origins(situation), ...listsOf(situation).flatMap((one) => list(situation, one))];
}

function answered(situation: Situation, why: string): Snippet {
  const answer: Block = {
    place: 0,
    order: answering,
    section: { open: `handle @${name(situation, 'cors_preflight')} {`, close: '}' },
    lines: ['respond 204'],
    needs: [],
  };
  // Once Caddy answers, nothing of the application's answer is left: the headers must come from here too.
  return {
    blocks: [...corsHeaders(situation), preflightMatcher(situation), answer],
    notes: [
      'Put what the site block holds beside this into one handle { ... } after it: of neighbouring handle blocks only the first that matches is used.',
    ],
    why,
  };
}

const emitters: Emitters = {
  'send-cors-headers': (situation) => ({
    blocks: corsHeaders(situation),
    notes: [],
    why: 'The listed origins get exactly one Access-Control-Allow-Origin, from Caddy and from the application alike; for all others nothing changes.',
  }),
  'answer-preflight': (situation) =>
    answered(situation, 'Caddy answers the preflights of the listed origins itself, before anything else in the site.'),
  'let-preflight-through-auth': (situation) => answered(situation, reasons.authentication),
  'send-header-once': (situation) => ({
    blocks: origins(situation),
    notes: [],
    why: 'A header of Caddy stands beside the one of the application; set again at the end, it replaces both.',
  }),
  'list-methods': (situation) => ({ blocks: list(situation, methodList(situation)), notes: [], why: reasons.methods }),
  'list-headers': (situation) => ({ blocks: list(situation, headerList(situation)), notes: [], why: reasons.headers }),
  'allow-credentials': (situation) => ({ blocks: origins(situation), notes: [], why: reasons.credentials }),
  'allow-listed-origins-only': (situation) => ({ blocks: origins(situation), notes: [], why: reasons.onlyListed }),
  'vary-by-origin': (situation) => ({ blocks: [varyHeader(situation)], notes: [], why: reasons.vary }),
  'set-max-age': (situation) => ({
    blocks: [
      preflightMatcher(situation),
      ...setTwice(name(situation, 'cors_preflight'), [`Access-Control-Max-Age ${sensibleMaxAge}`]),
    ],
    notes: maxAgeNotes,
    why: maxAgeReason,
  }),
  'stop-redirect': () =>
    stopRedirect(['In Caddy look at redir, at automatic HTTPS, and at file_server, which adds the slash of a folder.']),
  'look-at-application': (situation) =>
    lookAtApplication(situation, [
      'In the access log of Caddy a 502 with an error beside it is an application it could not reach.',
    ]),
  'look-at-network': lookAtNetwork,
  'look-at-page': lookAtPage,
};

export const caddy = defineServer({
  id: 'caddy',
  title: 'Caddy',
  provenance: 'run by us on Caddy 2.6.2 (Debian 12)',
  knownAs: ['caddy'],
  comment,
  shares: 'nothing',
  places: [([{ host }]) => `at the top of the site block of ${host ?? 'this site'} in the Caddyfile`],
  enable: () => null,
  checkSyntax: 'caddy validate --config /etc/caddy/Caddyfile',
  reload: 'caddy reload --config /etc/caddy/Caddyfile',
  emitters,
});

function name({ ordinal }: Situation, word: string): string {
  return ordinal === 1 ? word : `${word}_${ordinal}`;
}

/** A path matcher; none for the whole site. */
function path({ policy: { pathPrefix } }: Situation): readonly string[] {
  if (pathPrefix === null) return [];
  return [pathPrefix.endsWith('/') ? `${pathPrefix}*` : pathPrefix];
}
