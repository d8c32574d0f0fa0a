import { actualAllowCredentialsInvalid } from './actual-allow-credentials-invalid.js';
import { actualAllowOriginInvalid } from './actual-allow-origin-invalid.js';
import { actualAllowOriginMismatch } from './actual-allow-origin-mismatch.js';
import { actualAllowOriginMissing } from './actual-allow-origin-missing.js';
import { actualAllowOriginMultiple } from './actual-allow-origin-multiple.js';
import { actualNetworkError } from './actual-network-error.js';
import { actualWildcardWithCredentials } from './actual-wildcard-with-credentials.js';
import type { Cause } from './cause.js';
import { localNetworkAccessDenied } from './local-network-access-denied.js';
import { notCors } from './not-cors.js';
import { preflightAllowCredentialsInvalid } from './preflight-allow-credentials-invalid.js';
import { preflightAllowHeadersMalformed } from './preflight-allow-headers-malformed.js';
import { preflightAllowMethodsMalformed } from './preflight-allow-methods-malformed.js';
import { preflightAllowOriginInvalid } from './preflight-allow-origin-invalid.js';
import { preflightAllowOriginMismatch } from './preflight-allow-origin-mismatch.js';
import { preflightAllowOriginMissing } from './preflight-allow-origin-missing.js';
import { preflightAllowOriginMultiple } from './preflight-allow-origin-multiple.js';
import { preflightAuthRequired } from './preflight-auth-required.js';
import { preflightForbidden } from './preflight-forbidden.js';
import { preflightGatewayError } from './preflight-gateway-error.js';
import { preflightHeaderNotAllowed } from './preflight-header-not-allowed.js';
import { preflightMethodNotAllowed } from './preflight-method-not-allowed.js';
import { preflightMethodNotHandled } from './preflight-method-not-handled.js';
import { preflightNetworkError } from './preflight-network-error.js';
import { preflightNotFound } from './preflight-not-found.js';
import { preflightOkNoRequest } from './preflight-ok-no-request.js';
import { preflightRedirect } from './preflight-redirect.js';
import { preflightServerError } from './preflight-server-error.js';
import { preflightStatusOther } from './preflight-status-other.js';
import { preflightWildcardWithCredentials } from './preflight-wildcard-with-credentials.js';
import { redirectHopBlocked } from './redirect-hop-blocked.js';
import { redirectOriginNull } from './redirect-origin-null.js';
import { redirectWithUserinfo } from './redirect-with-userinfo.js';
import { refusedBeforeNetwork } from './refused-before-network.js';

/**
 * Every cause, in order of precedence: the first that claims a fault names it. To add one: a file like these and a
 * line here.
 */
export const causes = [
  preflightRedirect,
  preflightAuthRequired,
  preflightForbidden,
  preflightNotFound,
  preflightMethodNotHandled,
  preflightServerError,
  preflightGatewayError,
  preflightStatusOther,
  preflightAllowOriginMissing,
  preflightAllowOriginMultiple,
  preflightAllowOriginInvalid,
  preflightAllowOriginMismatch,
  preflightWildcardWithCredentials,
  preflightAllowCredentialsInvalid,
  preflightAllowMethodsMalformed,
  preflightAllowHeadersMalformed,
  preflightMethodNotAllowed,
  preflightHeaderNotAllowed,
  preflightOkNoRequest,
  localNetworkAccessDenied,
  preflightNetworkError,
  actualNetworkError,
  redirectWithUserinfo,
  redirectOriginNull,
  redirectHopBlocked,
  actualAllowOriginMissing,
  actualAllowOriginMultiple,
  actualAllowOriginInvalid,
  actualAllowOriginMismatch,
  actualWildcardWithCredentials,
  actualAllowCredentialsInvalid,
  refusedBeforeNetwork,
  notCors,
] as const satisfies readonly Cause[];

export type CauseId = (typeof causes)[number]['id'];

const byId = new Map<string, Cause>(causes.map((cause) => [cause.id, cause]));

export function findCause(id: string): Cause | null {
  return byId.get(id) ?? null;
}
