import { findCause } from '../causes/index.js';
import type { RemedyKind } from '../model/remedy.js';
import type { Group } from '../model/report.js';
import { quotableHost, tryIt } from './curl.js';
import type { Fix, FixPart } from './fix.js';
import { originComments } from './origin-comments.js';
import { pathOf } from './path-prefix.js';
import { placeholderOrigin } from './placeholder.js';
import { policyOf } from './policy.js';
import type { Block, Server, Situation } from './servers/server.js';

/** The fix of one group on one server. */
export function composeFix(group: Group, server: Server, allowOrigins: readonly string[]): Fix {
  const remedies = remediesOf(group);
  const situation = situationOf(group, remedies, allowOrigins);
  const snippets = remedies.map((kind) => server.emitters[kind](situation));
  const blocks = snippets.flatMap((snippet) => snippet.blocks);
  const needs = [...new Set(blocks.flatMap((block) => block.needs))].sort();
  const parts = server.places.flatMap((where, place) => toPart(where(situation), place, blocks));
  return {
    groups: [group.key],
    server: server.id,
    serverTitle: server.title,
    provenance: server.provenance,
    remedies,
    parts,
    needs,
    enable: needs.length === 0 ? null : server.enable(needs),
    notes: [...new Set([...snippets.flatMap((snippet) => snippet.notes), ...generalNotes(group, situation, server)])],
    why: [...new Set(snippets.map((snippet) => snippet.why))].join(' '),
    checkSyntax: parts.length === 0 ? null : server.checkSyntax,
    reload: parts.length === 0 ? null : server.reload,
    undo: parts.length === 0 ? null : undoOf(server),
    tryIt: tryIt(group, situation),
  };
}

/** Can be needed beside the headline's own remedy; the others are either part of that or would only cover it up. */
const neededBeside: ReadonlySet<RemedyKind> = new Set(['list-methods', 'list-headers', 'allow-credentials']);

/** The remedies of the headline cause, and what the other causes of the same exchanges need beside them. */
function remediesOf(group: Group): readonly RemedyKind[] {
  const kinds = new Set(group.remedies.map(({ kind }) => kind));
  if ([...kinds].some((kind) => kind.startsWith('look-at-') || kind === 'stop-redirect')) return [...kinds];
  for (const id of group.exemplars.flatMap(({ causes }) => causes)) {
    for (const { kind } of findCause(id)?.remedies ?? []) if (neededBeside.has(kind)) kinds.add(kind);
  }
  return [...kinds];
}

function situationOf(group: Group, remedies: readonly RemedyKind[], allowOrigins: readonly string[]): Situation {
  const policy = policyOf(group, allowOrigins, remedies);
  return {
    policy,
    remedies,
    stage: group.family === 'response-blocked' ? 'request' : 'preflight',
    status: group.status === 0 ? null : group.status,
    stoppedInBrowser: group.family === 'not-cors',
    host: quotableHost(group),
    origins: policy.origins.length > 0 ? policy.origins : [placeholderOrigin],
    originComments: originComments(policy),
    encodedSlash: group.exemplars.some(({ url }) => /%2f/i.test(pathOf(url))),
  };
}

function toPart(where: string, place: number, blocks: readonly Block[]): readonly FixPart[] {
  const here = blocks.filter((block) => block.place === place).sort((a, b) => a.order - b.order);
  if (here.length === 0) return [];
  const printed = new Set<string>();
  const lines: string[] = [];
  let open: Block['section'];
  for (const block of here) {
    const identity = JSON.stringify([block.section?.open, block.lines]);
    if (printed.has(identity)) continue;
    printed.add(identity);
    if (block.section?.open !== open?.open) {
      if (open !== undefined) lines.push(open.close);
      if (block.section !== undefined) lines.push(block.section.open);
      open = block.section;
    }
    lines.push(...block.lines.map((line) => (open === undefined || line === '' ? line : `    ${line}`)));
  }
  if (open !== undefined) lines.push(open.close);
  return [{ where, text: lines.join('\n') }];
}

function generalNotes(group: Group, situation: Situation, server: Server): readonly string[] {
  const { policy } = situation;
  const notes: string[] = [];
  if (policy.refusedHeaders.length > 0) {
    notes.push(
      `Among the announced request headers: ${policy.refusedHeaders.join(', ')}. Only a response or the browser itself has these: take them out of the page's request, and never allow them.`,
    );
  }
  if (group.warnings.some(({ id }) => id === 'allow-headers-copy-paste')) {
    notes.push(
      'The list of allowed headers sent now holds method names of the JavaScript Headers object (append, delete, entries, ...): they allow nothing and can go.',
    );
  }
  if (policy.rejected > 0) {
    notes.push(
      `${policy.rejected} announced values are left out here: they are no plain origins, methods or header names.`,
    );
  }
  if (server.comment === null) notes.push(...situation.originComments);
  return notes;
}

function undoOf(server: Server): string {
  const check = server.checkSyntax === null ? '' : `, check (${server.checkSyntax})`;
  return `Take these lines out again${check}${server.reload === null ? '' : ` and reload (${server.reload})`}.`;
}
