import { byteLowercase, byteUppercase } from '../cors/byte-case.js';
import { isHeaderName, isMethod, isOrigin } from '../fixes/grammar.js';

/**
 * The gate. What the input says enters a request only through these functions: no line end, no white space, nothing
 * that leaves the target's path or looks like a secret.
 */

const longestPath = 1000;
const mostHeaders = 64;

const segmentCharacters = /^(?:[A-Za-z0-9._~:@,+=-]|%(?:20|2[Ff]|[89A-Fa-f][0-9A-Fa-f]))*$/;
const applicationOrigin = /^(?!https?:)[a-z][a-z0-9+.-]{0,30}:\/\/[a-z0-9][a-z0-9.-]{0,252}$/;

/** An absolute path without query, dot segments, empty segments, and segments that may be tokens. */
export function isSendablePath(path: string): boolean {
  if (!path.startsWith('/') || path.length > longestPath) return false;
  const segments = path.slice(1).split('/');
  return segments.every((segment, index) => {
    if (segment === '') return index === segments.length - 1;
    return segmentCharacters.test(segment) && !/^\.{1,2}$/.test(segment) && !mayBeSecret(segment);
  });
}

/** A tuple origin of a page, or of an application with a scheme of its own. */
export function isSendableOrigin(origin: string): boolean {
  return isOrigin(origin) || applicationOrigin.test(origin);
}

/** In any case: `patch` is not `PATCH`, which is a fault worth repeating. */
export function isSendableMethod(method: string): boolean {
  return isMethod(byteUppercase(method));
}

/** What a browser would announce: lower-case, sorted, each once; null where one of the names is none. */
export function sendableHeaders(names: readonly string[]): readonly string[] | null {
  const lowered = [...new Set(names.map(byteLowercase))].sort();
  return lowered.length <= mostHeaders && lowered.every(isHeaderName) ? lowered : null;
}

/** A JSON Web Token, or a long run of letters and digits. A UUID is an everyday id. */
function mayBeSecret(segment: string): boolean {
  if (/^eyJ[\w-]{17,}/.test(segment)) return true;
  const longRun = /[A-Za-z0-9_+=-]{40,}/.exec(segment)?.[0] ?? '';
  return /[0-9]/.test(longRun) && /[A-Za-z]/.test(longRun);
}
