/** One thing a page tries; what is left out stays at the browser's default. */
export type PageCall = {
  readonly via: 'fetch' | 'xhr' | 'beacon' | 'eventsource' | 'font' | 'element';
  /**
   * Where the script runs. `sandbox`: a frame of opaque origin; `strict`: a policy forbids foreign connections;
   * `public` and `public-insecure`: frames that Chromium takes to come from a public address.
   */
  readonly from?: 'page' | 'sandbox' | 'strict' | 'no-referrer' | 'public' | 'public-insecure' | 'worker';
  /** Origin of the target; the API's unless given. */
  readonly server?: string;
  /** After the case's own path: a further path, or a query. */
  readonly suffix?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: 'json' | 'text' | 'form' | 'params' | 'json-blob' | 'stream';
  readonly credentials?: 'include' | 'same-origin' | 'omit';
  readonly mode?: 'cors' | 'no-cors' | 'same-origin';
  readonly redirect?: 'follow' | 'manual' | 'error';
  readonly cache?: 'no-store' | 'reload' | 'no-cache';
  readonly keepalive?: boolean;
  readonly referrerPolicy?: 'no-referrer' | 'unsafe-url' | 'origin';
  /** Milliseconds after which the page gives up. */
  readonly abortAfter?: number;
  readonly uploadListener?: boolean;
  /** The same call so many times at once. */
  readonly parallel?: number;
  readonly element?: 'img' | 'script' | 'link';
  readonly crossOrigin?: 'anonymous' | 'use-credentials';
  readonly attributes?: Readonly<Record<string, string>>;
};

export type Answer = {
  readonly status: number;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
  /** Milliseconds the application takes. */
  readonly delay?: number;
  /** The application hangs up instead of answering. */
  readonly hangUp?: true;
};

/** What stands behind one path. */
export type Endpoint = {
  /** Directives for exactly this path. */
  readonly httpd?: readonly string[];
  /** Directives of the virtual host; `$PATH` stands for this path. */
  readonly host?: readonly string[];
  /** Directives outside every virtual host. */
  readonly main?: readonly string[];
  /** Httpd answers by itself, instead of passing the request to the application. */
  readonly notProxied?: true;
  /** Flags of a rewrite in the virtual host that answers OPTIONS, such as `R=204`. */
  readonly rewritePreflight?: string;
  /** What the application answers; by default it refuses OPTIONS with 405 and accepts everything else. */
  readonly application?: { readonly preflight?: Answer; readonly request?: Answer };
};

/** One question to the browser. Its id is in the path of everything it sends: `/case/<id>`. */
export type Case = Endpoint & {
  readonly id: string;
  /** One after the other; usually one. */
  readonly calls: readonly PageCall[];
  /** By what follows the case's own path, such as `/target`. */
  readonly further?: Readonly<Record<string, Endpoint>>;
};

export const pageOrigin = 'http://app.example.test';
export const apiOrigin = 'http://api.example.test';
export const publicOrigin = 'http://public.example.test';
export const insecureOrigin = 'http://insecure.example.test';
export const thirdOrigin = 'http://third.example.test';
