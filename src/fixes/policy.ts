import type { Policy, RemedyKind } from '../model/remedy.js';
import type { Group, TopList } from '../model/report.js';
import { isHeaderName, isMethod, isOrigin } from './grammar.js';
import { isNeverAllowed } from './header-names.js';
import { originCandidates } from './origin-candidates.js';
import { commonPrefix, pathPrefix } from './path-prefix.js';

/** Fetch, CORS-safelisted method: needs no listing. */
export const safelistedMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);
/** Fetch, forbidden method: no browser announces it. */
const forbiddenMethods: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK']);

/** A longer list is no API but somebody trying names. */
const longestList = 40;

/** A list that takes the place of a malformed one and must hold something: this name needs no listing (Fetch). */
const harmlessName = ['accept'];

/** Announced methods that may be quoted and that a browser can send, sorted. */
export function announcedMethods(groups: readonly Group[]): { passed: readonly string[]; rejected: number } {
  return gate(groups.map(methodsOf), (value) => isMethod(value) && !forbiddenMethods.has(value));
}

/** What was announced; where the input hides that, what followed other preflights on the same endpoint. */
function methodsOf({ methods, methodsNearby = [] }: Group): TopList {
  return methods.items.length > 0 ? methods : { items: methodsNearby.map((value) => ({ value, count: 1 })), others: 0 };
}

/** The smallest policy that would have let the groups' exchanges pass. `allowOrigins`: vouched for by the user. */
export function policyOf(
  groups: readonly Group[],
  allowOrigins: readonly string[],
  remedies: readonly RemedyKind[],
): Policy {
  const methods = announcedMethods(groups);
  const headers = gate(
    groups.map((group) => lowered(group.headers)),
    isHeaderName,
  );
  const origins = allowOrigins.filter(isOrigin);
  const seenOrigins = new Set(groups.flatMap((group) => group.origins.items.map(({ value }) => value)));
  const strangeOrigins = [...seenOrigins].filter((value) => value !== 'null' && !isOrigin(value)).length;
  const listed = methods.passed.filter((method) => !safelistedMethods.has(method));
  const names = headers.passed.filter((name) => !isNeverAllowed(name));
  const replaceMethods = has(groups, 'preflight-allow-methods-malformed');
  const replaceHeaders = has(groups, 'preflight-allow-headers-malformed');
  return {
    pathPrefix: commonPrefix(groups.map(({ path }) => pathPrefix(path))),
    methods: listed.length === 0 && replaceMethods ? methods.passed : listed,
    headers: names.length === 0 && replaceHeaders ? harmlessName : names,
    refusedHeaders: headers.passed.filter(isNeverAllowed),
    replaceMethods,
    replaceHeaders,
    credentials: remedies.includes('allow-credentials'),
    origins: [...new Set(origins)],
    candidates: originCandidates(groups).filter(({ origin }) => !origins.includes(origin)),
    nullOrigin: seenOrigins.has('null'),
    rejected: methods.rejected + headers.rejected + strangeOrigins,
  };
}

function has(groups: readonly Group[], cause: string): boolean {
  return groups.some((group) => group.cause === cause || group.exemplars.some(({ causes }) => causes.includes(cause)));
}

function gate(lists: readonly TopList[], passes: (value: string) => boolean): { passed: string[]; rejected: number } {
  const passed = new Set<string>();
  const rejected = new Set<string>();
  for (const { value } of lists.flatMap(({ items }) => items)) {
    if (passed.has(value)) continue;
    if (passes(value) && passed.size < longestList) passed.add(value);
    else rejected.add(value);
  }
  return { passed: [...passed].sort(), rejected: rejected.size };
}

function lowered(list: TopList): TopList {
  return { ...list, items: list.items.map((item) => ({ ...item, value: item.value.toLowerCase() })) };
}
