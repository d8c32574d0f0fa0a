import type { Policy, RemedyKind } from '../model/remedy.js';
import type { Group, TopList } from '../model/report.js';
import { isHeaderName, isMethod, isOrigin } from './grammar.js';
import { isNeverAllowed } from './header-names.js';
import { originCandidates } from './origin-candidates.js';
import { commonPrefix, pathPrefix } from './path-prefix.js';

/** Fetch, CORS-safelisted method: needs no listing. */
const safelistedMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);
/** Fetch, forbidden method: no browser announces it. */
const forbiddenMethods: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK']);

/** A longer list is no API but somebody trying names. */
const longestList = 40;

const malformedLists: ReadonlySet<string> = new Set([
  'preflight-allow-methods-malformed',
  'preflight-allow-headers-malformed',
]);

/** Announced methods that may be quoted and that a browser can send, sorted. */
export function announcedMethods(groups: readonly Group[]): { passed: readonly string[]; rejected: number } {
  return gate(
    groups.map((group) => group.methods),
    (value) => isMethod(value) && !forbiddenMethods.has(value),
  );
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
  return {
    pathPrefix: commonPrefix(groups.map(({ path }) => pathPrefix(path))),
    methods: methods.passed.filter((method) => !safelistedMethods.has(method)),
    headers: headers.passed.filter((name) => !isNeverAllowed(name)),
    refusedHeaders: headers.passed.filter(isNeverAllowed),
    replaceLists: groups.some(({ exemplars }) =>
      exemplars.some(({ causes }) => causes.some((cause) => malformedLists.has(cause))),
    ),
    credentials: remedies.includes('allow-credentials'),
    origins: [...new Set(origins)],
    candidates: originCandidates(groups).filter(({ origin }) => !origins.includes(origin)),
    nullOrigin: seenOrigins.has('null'),
    rejected: methods.rejected + headers.rejected + strangeOrigins,
  };
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
