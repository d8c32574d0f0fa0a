import { targetOf } from './origin.js';

const longest = 200;

/** The target without query and numbers: `/orders/17` and `/orders/18` are of one kind. */
export function kindOfTarget(url: string): string {
  const target = targetOf(url);
  const end = target.indexOf('?');
  return (end < 0 ? target : target.slice(0, end)).slice(0, longest).replace(/\/[^/]*\d[^/]*/g, '/*');
}
