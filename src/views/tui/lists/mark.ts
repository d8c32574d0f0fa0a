import { type Span, span } from '../span.js';
import type { Row } from './row.js';

/** What became of a row's exchanges, also without colour. */
export function mark({ verdict }: Row, isFresh: boolean): Span {
  if (isFresh) return span('+ ', 'alarm');
  if (verdict === 'blocked') return span('✘ ', 'failed');
  if (verdict === 'passed') return span('! ', 'doubtful');
  return verdict === 'undecided' ? span('? ', 'doubtful') : span('  ');
}
