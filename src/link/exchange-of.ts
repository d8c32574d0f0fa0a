import type { Exchange, FollowUp } from '../model/exchange.js';
import type { HttpRecord } from '../model/http-record.js';
import { pageOrigin } from './page-origin.js';

type Parts = {
  readonly preflight: HttpRecord | null;
  readonly request: HttpRecord | null;
  readonly followUp: FollowUp;
  readonly linkedBy: readonly string[];
  readonly redirectedFrom?: HttpRecord | null;
  readonly coveredBy?: HttpRecord | null;
};

/** Completes an exchange with the origin its first message shows. */
export function exchangeOf(parts: Parts): Exchange {
  const first = parts.preflight ?? parts.request;
  const page = first === null ? { origin: null, originInferred: false } : pageOrigin(first);
  return { redirectedFrom: null, redirectFollowed: null, coveredBy: null, ...parts, ...page };
}
