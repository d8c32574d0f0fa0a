import type { Group } from '../model/report.js';
import { tryIt } from './curl.js';
import type { Fix, FixPart } from './fix.js';
import { groupBy, type Some } from './group-by.js';
import { logFormatCommand } from './log-formats/missing-fields.js';
import { asNotes } from './origin-comments.js';
import { pathPrefix } from './path-prefix.js';
import { announcedMethods, safelistedMethods } from './policy.js';
import { isCompleteAnswer } from './remedies.js';
import { type Block, closesToOthers, listsOrigins, type Server, type Situation } from './servers/server.js';
import { type FixOrder, situationsOf } from './situation.js';

/** One fix for groups of one host. */
export function composeFix(groups: Some<Group>, order: FixOrder): Fix {
  const { server } = order;
  const [group] = groups;
  const situations = situationsOf(groups, order);
  const situation = situations.find(({ policy }) => policy.pathPrefix === pathPrefix(group.path)) ?? situations[0];
  const snippets = situations.flatMap((situation) =>
    situation.remedies.map((kind) => server.emitters[kind](situation)),
  );
  const blocks = snippets.flatMap((snippet) => snippet.blocks);
  const needs = [...new Set(blocks.flatMap((block) => block.needs))].sort();
  const parts = server.places.flatMap((where, place) => toPart(where(situations), place, blocks));
  const notes = [
    ...failingResponses(situations),
    ...snippets.flatMap((snippet) => snippet.notes),
    ...(parts.length === 0 ? [] : nearbyNote(groups)),
    ...generalNotes(groups, situations, server),
  ];
  return {
    groups: groups.map(({ key }) => key),
    server: server.id,
    serverTitle: server.title,
    provenance: server.provenance,
    remedies: [...new Set(situations.flatMap(({ remedies }) => remedies))],
    parts,
    needs,
    enable: needs.length === 0 ? null : server.enable(needs),
    notes: [...new Set(notes)],
    why: [...new Set(snippets.map((snippet) => snippet.why))].join(' '),
    checkSyntax: parts.length === 0 ? null : server.checkSyntax,
    reload: parts.length === 0 ? null : server.reload,
    undo: parts.length === 0 ? null : undoOf(server),
    tryIt: tryIt(group, situation),
  };
}

/** The blocks of one place as text, in order: each once, those in equal sections of one order together. */
function toPart(where: string, place: number, blocks: readonly Block[]): readonly FixPart[] {
  const here = blocks.filter((block) => block.place === place).sort((a, b) => a.order - b.order);
  const sections = [...groupBy(here, ({ order, section }) => JSON.stringify([order, section])).values()];
  const lines = sections.flatMap((some) => sectionLines(some));
  return lines.length === 0 ? [] : [{ where, text: lines.join('\n') }];
}

function sectionLines(blocks: Some<Block>): readonly string[] {
  const [{ section }] = blocks;
  const distinct = new Map(blocks.map(({ lines }) => [JSON.stringify(lines), lines]));
  const lines = [...distinct.values()].flat();
  if (section === undefined) return lines;
  const inside = [...(section.first === undefined ? [] : [section.first]), ...lines];
  return [section.open, ...inside.map((line) => `    ${line}`), ...(section.close === '' ? [] : [section.close])];
}

/** A response that is an error would stay one with the best of headers. */
function failingResponses(situations: readonly Situation[]): readonly string[] {
  const requests = situations.filter(({ stage }) => stage === 'request');
  const statuses = new Set(requests.flatMap((situation) => [...situation.statuses].filter((status) => status >= 500)));
  return [...statuses].map(
    (status) => `Repair the ${status} first: with these headers the page can read that error, and no more.`,
  );
}

function generalNotes(groups: readonly Group[], situations: readonly Situation[], server: Server): readonly string[] {
  const policies = situations.map(({ policy }) => policy);
  const notes: string[] = [];
  const refused = [...new Set(policies.flatMap(({ refusedHeaders }) => refusedHeaders))].sort();
  if (refused.length > 0) {
    notes.push(
      `Among the announced request headers: ${refused.join(', ')}. Only a response or the browser itself has these: take them out of the page's request, and never allow them.`,
    );
  }
  if (server.shares !== 'policy' && situations.some(isForEveryone)) {
    notes.push(
      'These lists are for every origin that the server lets in. Where it sends *, that is everybody: name the origins instead, if not all of them may send this.',
    );
  }
  if (groups.some(({ warnings }) => warnings.some(({ id }) => id === 'allow-headers-copy-paste'))) {
    notes.push(
      'The list of allowed headers sent now holds method names of the JavaScript Headers object (append, delete, entries, ...): they allow nothing and can go.',
    );
  }
  const unrecorded = situations.flatMap((situation) => missingLists(situation));
  if (unrecorded.length > 0) {
    notes.push(
      `This input does not show which ${[...new Set(unrecorded)].join(' and ')} were asked for. List those your page uses (GET, HEAD and POST need no listing), or record them: ${logFormatCommand(server.id)}.`,
    );
  }
  if (situations.some(mayNeedCredentials)) {
    notes.push(
      "If your page sends cookies or other credentials with these requests (credentials: 'include'), they need Access-Control-Allow-Credentials: true as well; nothing here shows whether it does.",
    );
  }
  const rejected = policies.reduce((sum, policy) => sum + policy.rejected, 0);
  if (rejected > 0) {
    const values = rejected === 1 ? '1 announced value is' : `${rejected} announced values are`;
    notes.push(`${values} left out here: no plain origin, method or header name.`);
  }
  if (situations.some(closesToOthers)) {
    notes.push(
      'These lines take the place of all others for Access-Control-Allow-Origin on this host, those of another fix in this report included.',
    );
  }
  if (server.comment === null) notes.push(...asNotes(situations[0]?.originComments ?? []));
  return notes;
}

/** Where the methods in the fix come from, if not from the failed preflights themselves. */
function nearbyNote(groups: readonly Group[]): readonly string[] {
  const hidden = groups.filter(
    ({ methods, methodsNearby }) => methods.items.length === 0 && methodsNearby !== undefined,
  );
  const listed = announcedMethods(hidden).passed.filter((method) => !safelistedMethods.has(method));
  return listed.length === 0
    ? []
    : [
        `This input does not show which methods were asked for. ${listed.join(', ')}: of the requests that followed other preflights here. Add what else your page uses.`,
      ];
}

/** Methods or headers are listed, and nothing here says for whom. */
function isForEveryone(situation: Situation): boolean {
  return (
    !listsOrigins(situation) && situation.remedies.some((kind) => kind === 'list-methods' || kind === 'list-headers')
  );
}

/** The whole answer is written here, and whether the page calls with credentials was not to be seen. */
function mayNeedCredentials(situation: Situation): boolean {
  return listsOrigins(situation) && !situation.policy.credentials && situation.remedies.some(isCompleteAnswer);
}

/** Lists that belong into the fix and cannot be filled. */
function missingLists(situation: Situation): readonly string[] {
  if (situation.stage === 'request' || !listsOrigins(situation)) return [];
  const { unrecorded, policy } = situation;
  return [
    ...(unrecorded.methods && policy.methods.length === 0 ? ['methods'] : []),
    ...(unrecorded.headers && policy.headers.length === 0 ? ['header names'] : []),
  ];
}

function undoOf(server: Server): string {
  const check = server.checkSyntax === null ? '' : `, check (${server.checkSyntax})`;
  return `Take these lines out again${check}${server.reload === null ? '' : ` and reload (${server.reload})`}.`;
}
