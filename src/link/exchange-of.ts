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
  const { preflight, request, followUp, linkedBy, redirectedFrom = null, coveredBy = null } = parts;
  const first = preflight ?? request;
  const { origin, originInferred } = first === null ? nobody : pageOrigin(first);
  // Written out: a spread costs more than all the rest of linking.
  return {
    preflight,
    request,
    followUp,
    origin,
    originInferred,
    redirectedFrom,
    redirectFollowed: null,
    coveredBy,
    linkedBy,
  };
}

const nobody = { origin: null, originInferred: false };
