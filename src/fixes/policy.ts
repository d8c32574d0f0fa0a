import type { Policy, RemedyKind } from '../model/remedy.js';
import type { Group, TopList } from '../model/report.js';
import { isHeaderName, isMethod, isOrigin } from './grammar.js';
import { isNeverAllowed } from './header-names.js';
import { originCandidates } from './origin-candidates.js';
import { pathPrefix } from './path-prefix.js';

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

/** The smallest policy that would have let a group's exchanges pass. `allowOrigins`: vouched for by the user. */
export function policyOf(group: Group, allowOrigins: readonly string[], remedies: readonly RemedyKind[]): Policy {
  const methods = gate(group.methods, (value) => isMethod(value) && !forbiddenMethods.has(value));
  const headers = gate(lowered(group.headers), isHeaderName);
  const origins = allowOrigins.filter(isOrigin);
  const strangeOrigins = group.origins.items.filter(({ value }) => value !== 'null' && !isOrigin(value)).length;
  return {
    pathPrefix: pathPrefix(group.path),
    methods: methods.passed.filter((method) => !safelistedMethods.has(method)),
    headers: headers.passed.filter((name) => !isNeverAllowed(name)),
    refusedHeaders: headers.passed.filter(isNeverAllowed),
    replaceLists: group.exemplars.some((exemplar) => exemplar.causes.some((cause) => malformedLists.has(cause))),
    credentials: remedies.includes('allow-credentials'),
    origins: [...new Set(origins)],
    candidates: originCandidates(group).filter(({ origin }) => !origins.includes(origin)),
    nullOrigin: group.origins.items.some(({ value }) => value === 'null'),
    rejected: methods.rejected + headers.rejected + strangeOrigins + (allowOrigins.length - origins.length),
  };
}

function gate(list: TopList, passes: (value: string) => boolean): { passed: readonly string[]; rejected: number } {
  const passed = new Set<string>();
  let rejected = 0;
  for (const { value } of list.items) {
    if (passes(value) && passed.size < longestList) passed.add(value);
    else rejected++;
  }
  return { passed: [...passed].sort(), rejected };
}

function lowered(list: TopList): TopList {
  return { ...list, items: list.items.map((item) => ({ ...item, value: item.value.toLowerCase() })) };
}
