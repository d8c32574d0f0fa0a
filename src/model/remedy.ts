/**
 * What would have let the failed exchanges pass, without any server's syntax. Every value has come through the
 * narrow grammar of `fixes/grammar.ts`; what did not is counted in `rejected`, never quoted.
 */
export type Policy = {
  /**
   * Narrowest path prefix that covers the failures: `/api/v2/` stands for all below it, `/api/profile` for that path
   * alone; null where none can be stated safely.
   */
  readonly pathPrefix: string | null;
  /** Methods that failed requests announced, upper-case, sorted; without GET, HEAD and POST, which need no listing. */
  readonly methods: readonly string[];
  /** Header names that failed requests announced, lower-case, sorted. */
  readonly headers: readonly string[];
  /** Names that were announced but must never be allowed: `access-control-*` and what only a browser may set. */
  readonly refusedHeaders: readonly string[];
  /** The list sent now cannot be parsed, so it must be replaced; otherwise an addition to it is enough. */
  readonly replaceMethods: boolean;
  readonly replaceHeaders: boolean;
  /** Credentials are known to be needed. */
  readonly credentials: boolean;
  /** Origins the user vouched for with `--allow-origin`; empty: a placeholder stands in their place. */
  readonly origins: readonly string[];
  /** Origins seen in the input, as candidates to review. */
  readonly candidates: readonly OriginCandidate[];
  /** The origin `null` was seen; it must never be allowed. */
  readonly nullOrigin: boolean;
  /** How many values were left out because they do not fit the grammar. */
  readonly rejected: number;
};

export type OriginCandidate = {
  readonly origin: string;
  readonly count: number;
  /** Distinct clients; null where the input was too large to tell them apart by origin. */
  readonly clients: number | null;
  /** `clients` is an estimate. */
  readonly about?: true;
  /** ISO 8601, or null where the input has no times or they are not known for this origin alone. */
  readonly first: string | null;
  readonly last: string | null;
  /** Words such as `not https`, `an IP address`, `one client only`. */
  readonly cautions: readonly string[];
};

/** A server-neutral repair. A server compiles each kind to its own syntax. */
export type Remedy =
  | { readonly kind: 'send-cors-headers' }
  | { readonly kind: 'answer-preflight' }
  | { readonly kind: 'let-preflight-through-auth' }
  | { readonly kind: 'send-header-once' }
  | { readonly kind: 'list-methods' }
  | { readonly kind: 'list-headers' }
  | { readonly kind: 'allow-credentials' }
  | { readonly kind: 'allow-listed-origins-only' }
  | { readonly kind: 'vary-by-origin' }
  | { readonly kind: 'set-max-age' }
  | { readonly kind: 'stop-redirect' }
  | { readonly kind: 'look-at-application' }
  | { readonly kind: 'look-at-network' }
  | { readonly kind: 'look-at-page' };

export type RemedyKind = Remedy['kind'];
