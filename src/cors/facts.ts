import type { HeaderBag } from '../model/http-record.js';
import type { CredentialsMode } from '../model/verdict.js';

/** What is known of one response and the cross-origin request it answers. */
export type ResponseFacts = {
  /** The serialised origin the request carried; null where it is not known. */
  readonly origin: string | null;
  readonly credentials: CredentialsMode;
  /** HTTP status; 0 where there was no response; null where unknown. */
  readonly status: number | null;
  /** The recorder's word for a failure, such as `net::ERR_EMPTY_RESPONSE`. */
  readonly error: string | null;
  readonly responseHeaders: HeaderBag;
  /** As far as the input has it; stands in the messages. */
  readonly url: string;
  /** What Chromium's and WebKit's sentences begin with: `fetch` (the default), `XMLHttpRequest`, `script`, `image`, `font`. */
  readonly initiator?: string;
  /** The first URL of a redirect chain. */
  readonly redirectedFrom?: string;
  /** Lower-case header names of the request in the browser's own order, where a recorder shows it. */
  readonly headerOrder?: readonly string[];
};

/** A preflight: a response, and what the OPTIONS announced. */
export type PreflightFacts = ResponseFacts & {
  /** `Access-Control-Request-Method`; null where it is not recorded. */
  readonly requestMethod: string | null;
  /** Names of `Access-Control-Request-Headers`, in any case; null where it is not recorded. */
  readonly requestHeaders: readonly string[] | null;
};
