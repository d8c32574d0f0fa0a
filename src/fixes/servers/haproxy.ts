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
 * http-response does not reach what HAProxy answers itself (302, 403, 502, 503, 504); http-after-response does, and
 * runs after every other rule. Origins are compared as strings, with fhdr, which does not cut a value at its commas.
 */

const comment = (line: string) => `# ${line}`;

function block(order: number, lines: readonly string[]): Block {
  return { place: 0, order, lines, needs: [] };
}

function path(situation: Situation): Block {
  const prefix = situation.policy.pathPrefix ?? '/';
  return block(10, [`acl ${name(situation, 'cors_path')} ${prefix.endsWith('/') ? 'path_beg' : 'path'} ${prefix}`]);
}

function origins(situation: Situation): readonly Block[] {
  const listed = name(situation, 'cors_listed');
  const here = name(situation, 'cors_path');
  const variable = `txn.${name(situation, 'cors_origin')}`;
  const vary = `txn.${name(situation, 'cors_vary')}`;
  const allowed = `if { var(${variable}) -m found }`;
  const replaced = closesToOthers(situation) ? `if { var(${vary}) -m bool }` : allowed;
  const set = (header: string, value: string) => [
    `http-after-response del-header ${header} ${replaced}`,
    `http-after-response set-header ${header} ${value} ${allowed}`,
  ];
  return [
    path(situation),
    block(11, [
      ...[originsHeading, ...situation.originComments].map(comment),
      ...situation.origins.map((origin) => `acl ${listed} req.fhdr(Origin) -m str ${origin}`),
    ]),
    block(20, [`http-request set-var(${variable}) req.fhdr(Origin) if ${listed} ${here}`]),
    ...varyHeader(situation),
    block(30, [
      ...set('Access-Control-Allow-Origin', `%[var(${variable})]`),
      ...(situation.policy.credentials ? set('Access-Control-Allow-Credentials', 'true') : []),
    ]),
  ];
}

function varyHeader(situation: Situation): readonly Block[] {
  const vary = `txn.${name(situation, 'cors_vary')}`;
  return [
    path(situation),
    block(20, [`http-request set-var(${vary}) bool(true) if ${name(situation, 'cors_path')}`]),
    block(32, [`http-after-response add-header Vary Origin if { var(${vary}) -m bool }`]),
  ];
}

/** Marks the preflights the fix is about: of the listed origins, or of all where the fix has no list. */
function preflight(situation: Situation): readonly Block[] {
  const conditions = [
    'METH_OPTIONS',
    '{ req.hdr(Access-Control-Request-Method) -m found }',
    name(situation, 'cors_path'),
    ...(listsOrigins(situation) ? [name(situation, 'cors_listed')] : []),
  ];
  return [
    path(situation),
    block(21, [`http-request set-var(${marker(situation)}) bool(true) if ${conditions.join(' ')}`]),
  ];
}

function marker(situation: Situation): string {
  return `txn.${name(situation, 'cors_preflight')}`;
}

/** Adds to a list that is sent already, for browsers join the lines; or replaces one that cannot be parsed. */
function list(situation: Situation, { header, values, replace }: List): readonly Block[] {
  if (values.length === 0) return [];
  const action = replace ? 'set-header' : 'add-header';
  const asked = `if { var(${marker(situation)}) -m bool }`;
  return [
    ...preflight(situation),
    block(31, [`http-after-response ${action} ${header} "${values.join(', ')}" ${asked}`]),
  ];
}

function corsHeaders(situation: Situation): readonly Block[] {
  return [...origins(situation), ...listsOf(situation).flatMap((one) => list(situation, one))];
}

function answered(situation: Situation, why: string): Snippet {
  const answer = block(22, [`http-request return status 204 if { var(${marker(situation)}) -m bool }`]);
  // Once HAProxy answers, nothing of the application's answer is left: the headers must come from here too.
  return { blocks: [...corsHeaders(situation), ...preflight(situation), answer], notes: [], why };
}

const emitters: Emitters = {
  'send-cors-headers': (situation) => ({
    blocks: corsHeaders(situation),
    notes: [],
    why: 'The listed origins get exactly one Access-Control-Allow-Origin, also on what HAProxy answers itself; for all others nothing changes.',
  }),
  'answer-preflight': (situation) =>
    answered(
      situation,
      'HAProxy answers the preflights of the listed origins itself, before the rules and servers that refuse them.',
    ),
  'let-preflight-through-auth': (situation) => answered(situation, reasons.authentication),
  'send-header-once': (situation) => ({
    blocks: origins(situation),
    notes: [],
    why: 'Whatever the application and other rules have set is taken out last, and exactly one header put in.',
  }),
  'list-methods': (situation) => ({ blocks: list(situation, methodList(situation)), notes: [], why: reasons.methods }),
  'list-headers': (situation) => ({ blocks: list(situation, headerList(situation)), notes: [], why: reasons.headers }),
  'allow-credentials': (situation) => ({ blocks: origins(situation), notes: [], why: reasons.credentials }),
  'allow-listed-origins-only': (situation) => ({ blocks: origins(situation), notes: [], why: reasons.onlyListed }),
  'vary-by-origin': (situation) => ({ blocks: varyHeader(situation), notes: [], why: reasons.vary }),
  'set-max-age': (situation) => ({
    blocks: [
      ...preflight(situation),
      block(31, [
        `http-after-response set-header Access-Control-Max-Age ${sensibleMaxAge} if { var(${marker(situation)}) -m bool }`,
      ]),
    ],
    notes: maxAgeNotes,
    why: maxAgeReason,
  }),
  'stop-redirect': () => stopRedirect(['In HAProxy look at http-request redirect and at redirect scheme https.']),
  'look-at-application': (situation) =>
    lookAtApplication(situation, [
      'The termination state in the log of HAProxy says who it was: SC is no connection, sH and sD a timeout, SH a server that closed, -- the application itself.',
    ]),
  'look-at-network': lookAtNetwork,
  'look-at-page': lookAtPage,
};

export const haproxy = defineServer({
  id: 'haproxy',
  title: 'HAProxy',
  provenance: 'run by us on HAProxy 2.6.12 (Debian 12)',
  knownAs: ['haproxy'],
  comment,
  shares: 'nothing',
  places: [([{ host }]) => `in the frontend that serves ${host ?? 'this site'}, before its other http-request rules`],
  enable: () => null,
  checkSyntax: 'haproxy -c -f /etc/haproxy/haproxy.cfg',
  reload: 'systemctl reload haproxy',
  emitters,
});

function name({ ordinal }: Situation, word: string): string {
  return ordinal === 1 ? word : `${word}_${ordinal}`;
}
