import type { BodyFindings } from '../../model/exception.js';
import { readBody } from '../exceptions/recognise.js';
import { bodyExcerpt } from './body-excerpt.js';
import type { HarObject } from './har-value.js';

/** One endpoint mostly fails in one way: the bodies that were seen last are remembered with what they say. */
const remembered = 32;
const longestRemembered = 16 * 1024;
const known = new Map<string, BodyFindings>();

/** What the body of a failed preflight says; null where it has none. */
export function bodyFindings(content: HarObject, raw: string, contentType: string | null): BodyFindings | null {
  const text = bodyExcerpt(content, raw, contentType);
  if (text.trim() === '') return null;
  const seen = known.get(text);
  if (seen !== undefined) return seen;
  const found = readBody(text);
  if (text.length > longestRemembered) return found;
  if (known.size >= remembered) known.delete(known.keys().next().value ?? '');
  known.set(text, found);
  return found;
}
