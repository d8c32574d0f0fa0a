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
 * lighttpd has no "return 204" but that of mod_magnet, and only mod_magnet replaces a header of the application. The
 * script runs twice: before the request is handled, to answer a preflight, and when the response starts, for its
 * headers. Where an earlier module has refused the request already, the second run turns that into the answer.
 */

const comment = (line: string) => `-- ${line}`;

function lua(order: number, lines: readonly string[]): Block {
  return { place: 0, order, lines, needs: ['mod_magnet'] };
}

function hook(order: number, when: string, { ordinal }: Situation): Block {
  return { place: 1, order, lines: [`magnet.attract-${when}-to += ("${scriptFile(ordinal)}")`], needs: ['mod_magnet'] };
}

function scriptFile(ordinal: number): string {
  return `/etc/lighttpd/cors${ordinal === 1 ? '' : `-${ordinal}`}.lua`;
}

/** Beginning and end of every script. */
function frame(situation: Situation): readonly Block[] {
  const prefix = situation.policy.pathPrefix ?? '/';
  const here = prefix.endsWith('/') ? `string.sub(path, 1, ${prefix.length}) == "${prefix}"` : `path == "${prefix}"`;
  return [
    lua(10, [
      'local r = lighty.r',
      'local path = string.match(r.req_attr["request.orig-uri"], "^[^?]*")',
      `local here = ${here}`,
      'local function add(name, value)',
      '    local now = r.resp_header[name]',
      '    if not now or now == "" then r.resp_header[name] = value',
      '    elseif not string.find(now, value, 1, true) then r.resp_header[name] = now .. ", " .. value end',
      'end',
    ]),
    lua(90, ['return 0']),
    hook(20, 'response-start', situation),
  ];
}

function origins(situation: Situation): readonly Block[] {
  const credentials = ['    r.resp_header["Access-Control-Allow-Credentials"] = "true"'];
  return [
    ...frame(situation),
    lua(20, [
      ...[originsHeading, ...situation.originComments].map(comment),
      'local listed = {',
      ...situation.origins.map((origin) => `    ["${origin}"] = true,`),
      '}',
      'local origin = r.req_header["Origin"]',
      'local allowed = here and origin and listed[origin]',
    ]),
    lua(50, [
      varyLine,
      ...(closesToOthers(situation) ? others(situation) : []),
      'if allowed then',
      '    r.resp_header["Access-Control-Allow-Origin"] = origin',
      ...(situation.policy.credentials ? credentials : []),
      'end',
    ]),
  ];
}

const varyLine = 'if here then add("Vary", "Origin") end';

/** What everybody is allowed now; an empty value is not sent. */
function others({ policy }: Situation): readonly string[] {
  const headers = ['Origin', ...(policy.credentials ? ['Credentials'] : [])];
  return [
    'if here then',
    ...headers.map((header) => `    r.resp_header["Access-Control-Allow-${header}"] = ""`),
    'end',
  ];
}

/** The preflights the fix is about: of the listed origins, or of all where the fix has no list. */
function preflight(situation: Situation): readonly Block[] {
  const whose = listsOrigins(situation) ? 'allowed' : 'here';
  return [
    ...frame(situation),
    lua(30, [
      `local preflight = ${whose} and r.req_attr["request.method"] == "OPTIONS"`,
      '    and r.req_header["Access-Control-Request-Method"]',
    ]),
  ];
}

/** Adds to a list that is sent already, or replaces one that cannot be parsed. */
function list(situation: Situation, { header, values, replace }: List): readonly Block[] {
  if (values.length === 0) return [];
  const value = `"${values.join(', ')}"`;
  const set = replace ? `r.resp_header["${header}"] = ${value}` : `add("${header}", ${value})`;
  return [...preflight(situation), lua(60, [`if preflight then ${set} end`])];
}

function corsHeaders(situation: Situation): readonly Block[] {
  return [...origins(situation), ...listsOf(situation).flatMap((one) => list(situation, one))];
}

function answered(situation: Situation, why: string): Snippet {
  const early = lua(40, ['if r.req_item.http_status == 0 then return preflight and 204 or 0 end']);
  const late = lua(70, [
    'if preflight and r.req_item.http_status ~= 204 then',
    '    r.resp_body:set("")',
    '    r.resp_header["Content-Length"] = ""',
    '    return 204',
    'end',
  ]);
  // Once lighttpd answers, nothing of the application's answer is left: the headers must come from here too.
  const blocks = [...corsHeaders(situation), ...preflight(situation), early, late, hook(10, 'raw-url', situation)];
  return { blocks, notes: [], why };
}

const emitters: Emitters = {
  'send-cors-headers': (situation) => ({
    blocks: corsHeaders(situation),
    notes: [],
    why: 'The listed origins get exactly one Access-Control-Allow-Origin on every response; for all others nothing changes.',
  }),
  'answer-preflight': (situation) =>
    answered(situation, 'lighttpd answers the preflights of the listed origins itself, with 204.'),
  'let-preflight-through-auth': (situation) => answered(situation, reasons.authentication),
  'send-header-once': (situation) => ({
    blocks: origins(situation),
    notes: [],
    why: 'setenv.add-response-header stands beside the header of the application; the script replaces both by one.',
  }),
  'list-methods': (situation) => ({ blocks: list(situation, methodList(situation)), notes: [], why: reasons.methods }),
  'list-headers': (situation) => ({ blocks: list(situation, headerList(situation)), notes: [], why: reasons.headers }),
  'allow-credentials': (situation) => ({ blocks: origins(situation), notes: [], why: reasons.credentials }),
  'allow-listed-origins-only': (situation) => ({ blocks: origins(situation), notes: [], why: reasons.onlyListed }),
  'vary-by-origin': (situation) => ({
    blocks: [...frame(situation), lua(50, [varyLine])],
    notes: [],
    why: reasons.vary,
  }),
  'set-max-age': (situation) => ({
    blocks: [
      ...preflight(situation),
      lua(60, [`if preflight then r.resp_header["Access-Control-Max-Age"] = "${sensibleMaxAge}" end`]),
    ],
    notes: maxAgeNotes,
    why: maxAgeReason,
  }),
  'stop-redirect': () => stopRedirect(['In lighttpd look at url.redirect, and at folders without a slash at the end.']),
  'look-at-application': (situation) =>
    lookAtApplication(situation, [
      'The error log of lighttpd names back ends that are down (gw_backend.c) and what CGI scripts print.',
    ]),
  'look-at-network': lookAtNetwork,
  'look-at-page': lookAtPage,
};

export const lighttpd = defineServer({
  id: 'lighttpd',
  title: 'lighttpd',
  provenance: 'run by us on lighttpd 1.4.69 (Debian 12)',
  knownAs: ['lighttpd'],
  comment,
  shares: 'nothing',
  places: [
    ([{ ordinal }]) => `into a new file ${scriptFile(ordinal)}`,
    ([{ host }]) => `in lighttpd.conf, in the part that serves ${host ?? 'this site'}`,
  ],
  enable: () => 'apt install lighttpd-modules-lua && lighty-enable-mod magnet',
  checkSyntax: 'lighttpd -tt -f /etc/lighttpd/lighttpd.conf',
  reload: 'systemctl restart lighttpd',
  emitters,
});
