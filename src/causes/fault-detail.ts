import type { ExchangeFinding } from '../model/finding.js';
import { findCause } from './index.js';

/** What tells failures of the headline cause apart, such as the refused header name; raw input, or null. */
export function faultDetail(finding: ExchangeFinding): string | null {
  const cause = findCause(finding.causes[0] ?? '');
  if (cause?.detail === undefined) return null;
  for (const failure of finding.failures) {
    if (cause.claims(failure, finding.exchange)) return cause.detail(failure, finding.exchange);
  }
  return null;
}
