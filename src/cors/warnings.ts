import type { HeaderBag } from '../model/http-record.js';
import type { CredentialsMode, WarningId } from '../model/verdict.js';
import { byteLowercase } from './byte-case.js';
import { vary } from './header-names.js';
import { readField } from './header-values.js';
import type { Policy } from './policy.js';
import { parseTokenList } from './tokens.js';

/** What deserves a word although no browser refuses it. `announced`: lower-case names, null where not recorded. */
export function preflightWarnings(
  policy: Policy,
  announced: readonly string[] | null,
  credentials: CredentialsMode,
): readonly WarningId[] {
  const warnings: WarningId[] = [...responseWarnings(policy)];
  // With credentials `*` is a name like any other.
  if (credentials !== 'include' && announced?.includes('authorization') && isOnlyByWildcard(policy)) {
    warnings.push('authorization-by-wildcard');
  }
  if (isCopiedFromHeadersObject(policy)) warnings.push('allow-headers-copy-paste');
  if (announced?.some((name) => responseHeaders.has(name))) warnings.push('response-header-sent-as-request-header');
  return warnings;
}

/** What any answer to a cross-origin request may give away. */
export function responseWarnings({ allowOrigin, allowCredentials }: Policy): readonly WarningId[] {
  if (allowOrigin === null || allowOrigin === 'unrecorded') return none;
  // The origin of every sandboxed frame and every data: URL, whoever wrote it.
  if (allowOrigin.value === 'null') return ['null-origin-allowed'];
  if (allowOrigin.value !== '*' || allowCredentials === null || allowCredentials === 'unrecorded') return none;
  return allowCredentials.value === 'true' ? ['wildcard-beside-credentials'] : none;
}

const none: readonly WarningId[] = [];

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

/** Whether caches are told that an answer is for one origin alone; null where Vary is not recorded. */
export function variesByOrigin(responseHeaders: HeaderBag): boolean | null {
  const field = readField(responseHeaders, vary);
  if (field === 'unrecorded') return null;
  const { tokens } = parseTokenList(field?.value ?? '');
  return tokens.some((name) => name === '*' || byteLowercase(name) === 'origin');
}
