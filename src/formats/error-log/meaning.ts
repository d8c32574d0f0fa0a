import type { ErrorLine } from './error-line.js';

/** What a line of an error log says about a request. */
export type Meaning = {
  /** How much of the reason it names: 9 the reason itself, 5 that something failed, 1 hardly anything; 0 nothing. */
  readonly weight: number;
  /** The statuses it goes with; null: any. */
  readonly statuses: readonly number[] | null;
  /** The path of the URL, where the message names it. */
  readonly path: string | null;
};

type Rule = readonly [weight: number, statuses: readonly number[] | null];

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
  AH01215: [7, null],
  AH01241: [9, [500]],
  AH01264: [9, [404]],
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
  return { ...weigh(line), path: pathIn(line.message) };
}

function weigh(line: ErrorLine): Pick<Meaning, 'weight' | 'statuses'> {
  const { code, module, message } = line;
  if (message.startsWith('ModSecurity: ')) return weighModSecurity(message);
  if (code === 'AH01071') return weighFastCgi(message);
  if (code === 'AH00898' && message.startsWith('DNS lookup failure')) return { weight: 9, statuses: [500, 502] };
  const rule = code === null ? undefined : byCode[code];
  if (rule !== undefined) return { weight: rule[0], statuses: rule[1] };
  if (module === 'wsgi') return weighTraceback(message);
  const program = weighProgram(message);
  if (program !== null) return program;
  if (/: .+ not allowed here$/.test(message)) return { weight: 9, statuses: [500] };
  return { weight: weightOfLevel(line.level), statuses: null };
}

function weighModSecurity(message: string): Pick<Meaning, 'weight' | 'statuses'> {
  const denied = /Access denied with code (\d{3})/.exec(message);
  const isGrave = /\[severity "(?:CRITICAL|ERROR|EMERGENCY|ALERT)"\]/.test(message);
  const weight = sums.test(message) ? 2 : denied === null ? (isGrave ? 8 : 7) : 9;
  return { weight, statuses: denied === null ? null : [Number(denied[1])] };
}

function weighFastCgi(message: string): Pick<Meaning, 'weight' | 'statuses'> {
  if (message.includes('Primary script unknown')) return { weight: 9, statuses: [404] };
  return { weight: /PHP (?:Fatal|Parse|Recoverable)|Uncaught/.test(message) ? 9 : 4, statuses: null };
}

/** mod_wsgi writes one line for each of the traceback; the last names the exception. */
function weighTraceback(message: string): Pick<Meaning, 'weight' | 'statuses'> {
  if (/^\w[\w.]*(?:Error|Exception|Warning|Exit|Interrupt)?: /.test(message)) return { weight: 9, statuses: null };
  return { weight: message.startsWith('mod_wsgi ') ? 6 : 3, statuses: null };
}

/** What CGI programs and PHP within httpd leave, which have no code of their own. */
function weighProgram(message: string): Pick<Meaning, 'weight' | 'statuses'> | null {
  if (message.startsWith('End of script output before headers')) return { weight: 6, statuses: [500] };
  if (message.startsWith('Premature end of script headers')) return { weight: 6, statuses: [500] };
  if (message.startsWith('malformed header from script')) return { weight: 8, statuses: [500] };
  if (message.startsWith('Script timed out before returning headers')) return { weight: 8, statuses: [504] };
  const php = /^PHP (Fatal error|Parse error|Recoverable fatal error|Warning|Notice|Deprecated)/.exec(message)?.[1];
  if (php === undefined) return null;
  return { weight: /error/.test(php) ? 9 : 1, statuses: null };
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
