import type { CredentialsMode, WarningId } from '../model/verdict.js';
import { byteLowercase } from './byte-case.js';
import { vary } from './header-names.js';
import { readField } from './header-values.js';
import type { Policy } from './policy.js';
import type { Subject } from './subject.js';
import { parseTokenList } from './tokens.js';

/** What deserves a word although no browser refuses it. `announced`: lower-case names, null where not recorded. */
export function preflightWarnings(
  policy: Policy,
  announced: readonly string[] | null,
  credentials: CredentialsMode,
): readonly WarningId[] {
  const warnings: WarningId[] = [];
  // With credentials `*` is a name like any other.
  if (credentials !== 'include' && announced?.includes('authorization') && isOnlyByWildcard(policy)) {
    warnings.push('authorization-by-wildcard');
  }
  if (isCopiedFromHeadersObject(policy)) warnings.push('allow-headers-copy-paste');
  if (announced?.some((name) => responseHeaders.has(name))) warnings.push('response-header-sent-as-request-header');
  return warnings;
}

export function responseWarnings(subject: Subject): readonly WarningId[] {
  return needsVaryOrigin(subject) ? ['vary-origin-missing'] : [];
}

/** CORS-preflight fetch, step 7.6: the standard wants `Authorization` listed by name. Engines announce that they will. */
function isOnlyByWildcard({ allowHeaders }: Policy): boolean {
  if (allowHeaders === 'unrecorded') return false;
  const { tokens } = allowHeaders;
  return tokens.includes('*') && !tokens.some((name) => byteLowercase(name) === 'authorization');
}

/** Methods of the JavaScript `Headers` object, which a much copied answer lists as header names. */
const methodsOfHeaders: ReadonlySet<string> = new Set([
  'append',
  'delete',
  'entries',
  'foreach',
  'get',
  'has',
  'keys',
  'set',
  'values',
]);

/** One of these names could be somebody's header; four are the copied line. */
function isCopiedFromHeadersObject({ allowHeaders }: Policy): boolean {
  if (allowHeaders === 'unrecorded') return false;
  const found = new Set(allowHeaders.tokens.map(byteLowercase).filter((name) => methodsOfHeaders.has(name)));
  return found.size >= 4;
}

/** Headers that only a response carries; a page that sends them mistakes whose permission they are. */
const responseHeaders: ReadonlySet<string> = new Set([
  'access-control-allow-credentials',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'access-control-max-age',
]);

/** Fetch, CORS protocol and HTTP caches: an Allow-Origin that names one origin must not be reused for another. */
function needsVaryOrigin({ policy, facts }: Subject): boolean {
  const { allowOrigin } = policy;
  if (allowOrigin === null || allowOrigin === 'unrecorded' || allowOrigin.value === '*') return false;
  const field = readField(facts.responseHeaders, vary);
  if (field === 'unrecorded') return false;
  const { tokens } = parseTokenList(field?.value ?? '');
  return !tokens.some((name) => name === '*' || byteLowercase(name) === 'origin');
}
