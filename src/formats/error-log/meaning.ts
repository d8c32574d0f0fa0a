import type { ErrorLine } from './error-line.js';

/** What a line of an error log says about a request. */
export type Meaning = {
  /** How much of the reason it names: 9 the reason itself, 5 that something failed, 1 hardly anything; 0 nothing. */
  readonly weight: number;
  /** The statuses it goes with; null: any. */
  readonly statuses: readonly number[] | null;
  /** The path of the URL, where the message names it. */
  readonly path: string | null;
  /** The end of a trace: of several exceptions, each the cause of the next, the last is what came of it. */
  readonly endsTrace: boolean;
  /** mod_security: it refused the request, or names what it found, which is no reason where it did not refuse. */
  readonly denial: 'refused' | 'found' | null;
};

type Rule = readonly [weight: number, statuses: readonly number[] | null];
type Weighed = Pick<Meaning, 'weight' | 'statuses'>;

/** By the codes of httpd 2.4. */
const byCode: Readonly<Record<string, Rule>> = {
  // The back end cannot be reached, and what is said after that.
  AH00957: [9, [503]],
  AH01114: [5, [503]],
  AH01079: [5, [503]],
  AH00896: [5, [503]],
  AH00940: [6, [503]],
  AH02454: [9, [503]],
  // The back end does not answer, or not in HTTP.
  AH01102: [9, [502, 504]],
  AH00898: [6, [500, 502, 504]],
  AH01075: [9, [500, 502, 503, 504]],
  AH01067: [7, [500, 502, 503, 504]],
  AH10410: [9, [502, 504]],
  AH02429: [9, [500]],
  AH01144: [9, [500]],
  AH01241: [9, [500]],
  AH01264: [9, [404]],
  AH02811: [9, [404]],
  // Refused by httpd.
  AH01630: [9, [403]],
  AH01797: [9, [403]],
  AH01276: [9, [403]],
  AH00035: [9, [403]],
  AH00036: [9, [403]],
  AH00037: [9, [403]],
  AH02219: [9, [403]],
  AH01623: [9, [403, 405]],
  AH01631: [9, [401, 403]],
  AH01617: [9, [401]],
  AH01618: [9, [401]],
  AH00027: [9, [500]],
  AH00124: [9, [500]],
  AH00125: [9, [500]],
  AH00135: [9, [501]],
  AH00127: [9, [403, 404, 414, 500]],
  AH00128: [7, [404]],
  AH02032: [9, [400, 421]],
};

/** Rules of mod_security that only add up what others found. */
const sums = /\[id "(?:949\d{3}|959\d{3}|980\d{3})"\]/;

/** What a line means for a request. A message is an attacker's as much as a URL is: it is looked at, never believed. */
export function meaningOf(line: ErrorLine): Meaning {
  const { message } = line;
  const denial = isFoundByRule(message) ? 'found' : message.startsWith('ModSecurity: Access denied') ? 'refused' : null;
  return { ...weigh(line), path: pathIn(message), endsTrace: isException(ofProgram(line)), denial };
}

function weigh(line: ErrorLine): Weighed {
  const { code, module, message } = line;
  if (message.startsWith('ModSecurity: ')) return weighModSecurity(message);
  if (code === 'AH01071') return weighFastCgi(message);
  if (code === 'AH01215') return weighTrace(ofProgram(line), 7);
  if (code === 'AH00898' && message.startsWith('DNS lookup failure')) return { weight: 9, statuses: [500, 502] };
  const rule = code === null ? undefined : byCode[code];
  if (rule !== undefined) return { weight: rule[0], statuses: rule[1] };
  if (module === 'wsgi') return weighWsgi(message);
  const program = weighProgram(message);
  if (program !== null) return program;
  if (/\/\.ht\w+: |: .+ not allowed here$/.test(message)) return { weight: 9, statuses: [500] };
  // What a script writes with `error_log()`, whatever its level.
  if (module !== null && /^php\d*$/.test(module)) return { weight: 4, statuses: null };
  return { weight: weightOfLevel(line.level), statuses: null };
}

function weighModSecurity(message: string): Weighed {
  const denied = /Access denied with code (\d{3})/.exec(message);
  if (denied !== null) return { weight: sums.test(message) ? 3 : 9, statuses: [Number(denied[1])] };
  if (!isFoundByRule(message)) return { weight: 1, statuses: null };
  const isGrave = /\[severity "(?:CRITICAL|ERROR|EMERGENCY|ALERT)"\]/.test(message);
  return { weight: sums.test(message) ? 2 : isGrave ? 8 : 7, statuses: null };
}

/** What a rule found; what mod_security has to say of its own files goes with every request. */
function isFoundByRule(message: string): boolean {
  return message.startsWith('ModSecurity: Warning.');
}

function weighFastCgi(message: string): Weighed {
  if (message.includes('Primary script unknown')) return { weight: 9, statuses: [404] };
  if (message.includes('(see security.limit_extensions)')) return { weight: 9, statuses: [403] };
  if (/PHP (?:Fatal|Parse|Recoverable)|Uncaught/.test(message)) return { weight: 9, statuses: serverErrors };
  return { weight: /'PHP message: PHP (?:Warning|Notice|Deprecated): /.test(message) ? 1 : 4, statuses: null };
}

/** What came of a program that ended by itself. */
const serverErrors: readonly number[] = [500, 502, 503, 504];

/** mod_wsgi writes one line for each of the traceback. */
function weighWsgi(message: string): Weighed {
  if (message.startsWith('Target WSGI script not found')) return { weight: 9, statuses: [404] };
  return message.startsWith('mod_wsgi ') ? { weight: 6, statuses: null } : weighTrace(message, 2);
}

/** Of what a program writes, an exception tells most, and its way through the code hardly anything. */
function weighTrace(message: string, otherwise: number): Weighed {
  if (isException(message)) return { weight: 9, statuses: null };
  return { weight: /^(?:\s|Traceback |File ")/.test(message) ? 3 : otherwise, statuses: null };
}

/** `KeyError: 'OPTIONS'`, `django.urls.exceptions.Resolver404`; `INFO: ...` is what a logger writes. */
function isException(message: string): boolean {
  return /^(?:[\w.]+\.[A-Za-z]\w*|[A-Za-z_]\w*(?:Error|Exception|Warning|Exit|Interrupt))(?:: |$)/.test(message);
}

/** What the program itself wrote, without what httpd puts before it. */
function ofProgram({ code, message }: ErrorLine): string {
  return code === 'AH01215' ? message.replace(/^stderr from [^:]*: /, '') : message;
}

/** What CGI programs and PHP within httpd leave, which have no code of their own. */
function weighProgram(message: string): Weighed | null {
  if (/^script '[^']*' not found or unable to stat$/.test(message)) return { weight: 9, statuses: [404] };
  if (message.startsWith('End of script output before headers')) return { weight: 6, statuses: [500] };
  if (message.startsWith('Premature end of script headers')) return { weight: 6, statuses: [500] };
  if (message.startsWith('malformed header from script')) return { weight: 8, statuses: [500] };
  if (message.startsWith('Script timed out before returning headers')) return { weight: 8, statuses: [504] };
  const php = /^PHP (Fatal error|Parse error|Recoverable fatal error|Warning|Notice|Deprecated)/.exec(message)?.[1];
  if (php === undefined) return null;
  return php.includes('error') ? { weight: 9, statuses: serverErrors } : { weight: 1, statuses: null };
}

function weightOfLevel(level: string | null): number {
  if (level === 'emerg' || level === 'alert' || level === 'crit' || level === 'error') return 5;
  return level === 'warn' ? 3 : 0;
}

/** The URL's path as these messages name it; a file's path would look the same, so no others are trusted. */
function pathIn(message: string): string | null {
  const named =
    / returned by (\/\S*)$/.exec(message)?.[1] ??
    / for the URL (\/\S*) /.exec(message)?.[1] ??
    /\[uri "(\/[^"]*)"\]/.exec(message)?.[1] ??
    null;
  return named === null ? null : (named.split('?', 1)[0] ?? null);
}
