import { isForbiddenName } from '../cors/forbidden-headers.js';

/**
 * Whether a name must never be listed in Access-Control-Allow-Headers: only the browser sets the forbidden ones, so no
 * page can need them, and `access-control-*` are response headers that a page sends by mistake: the repair is in the
 * page.
 */
export function isNeverAllowed(name: string): boolean {
  return isForbiddenName(name) || name.startsWith('access-control-');
}
