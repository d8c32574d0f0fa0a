/**
 * The CORS steps of the Fetch standard, written down as they stand there: one response, one known request, nothing
 * three-valued, and the first failure ends it. Shares no code with the project, on purpose.
 */
export type NaiveRequest = {
  readonly method: string;
  readonly unsafeNames: readonly string[];
  readonly origin: string;
  readonly credentialsMode: 'include' | 'same-origin';
};

export type NaiveResponse = {
  readonly status: number;
  readonly headerList: readonly (readonly [name: string, value: string])[];
};

/** CORS-preflight fetch, step 7 onwards: the step that returned a network error, or null for success. */
export function naivePreflight(request: NaiveRequest, response: NaiveResponse): string | null {
  const corsCheck = naiveCorsCheck(request, response);
  if (corsCheck !== null) return `7 ${corsCheck}`;
  if (!(response.status >= 200 && response.status <= 299)) return '7 status';
  const methods = extractHeaderListValues(response, 'access-control-allow-methods');
  const headerNames = extractHeaderListValues(response, 'access-control-allow-headers');
  if (methods === 'failure') return '7.3 methods';
  if (headerNames === 'failure') return '7.3 headers';
  const safelisted = request.method === 'GET' || request.method === 'HEAD' || request.method === 'POST';
  const include = request.credentialsMode === 'include';
  if (!methods.some((item) => item === request.method) && !safelisted) {
    if (include || !methods.some((item) => item === '*')) return '7.5';
  }
  for (const name of request.unsafeNames) {
    if (/^authorization$/i.test(name) && !headerNames.some((item) => /^authorization$/i.test(item))) return '7.6';
  }
  for (const unsafeName of request.unsafeNames) {
    const listed = headerNames.some((item) => item.toLowerCase() === unsafeName.toLowerCase());
    if (!listed && (include || !headerNames.some((item) => item === '*'))) return '7.7';
  }
  return null;
}

/** CORS check: the step that returned failure, or null for success. */
export function naiveCorsCheck(request: NaiveRequest, response: NaiveResponse): string | null {
  const origin = get(response, 'access-control-allow-origin');
  if (origin === null) return 'step 2';
  if (request.credentialsMode !== 'include' && origin === '*') return null;
  if (request.origin !== origin) return 'step 4';
  if (request.credentialsMode !== 'include') return null;
  const credentials = get(response, 'access-control-allow-credentials');
  if (credentials === 'true') return null;
  return 'step 8';
}

/** Header list, get. Values were normalized when they were appended. */
function get(response: NaiveResponse, name: string): string | null {
  const values = response.headerList.filter((header) => header[0].toLowerCase() === name);
  if (values.length === 0) return null;
  return values.map((header) => header[1].replace(/^[\t\n\r ]+/, '').replace(/[\t\n\r ]+$/, '')).join(', ');
}

/** Extract header list values for `#token`, one character at a time as RFC 9110's ABNF goes. */
function extractHeaderListValues(response: NaiveResponse, name: string): readonly string[] | 'failure' {
  const value = get(response, name) ?? '';
  const items: string[] = [];
  let position = 0;
  const skipWhitespace = (): void => {
    while (value[position] === ' ' || value[position] === '\t') position++;
  };
  while (position < value.length) {
    skipWhitespace();
    let token = '';
    while (position < value.length && /[!#$%&'*+.^_`|~0-9a-z-]/i.test(value[position] ?? '')) {
      token += value[position];
      position++;
    }
    skipWhitespace();
    if (position < value.length && value[position] !== ',') return 'failure';
    position++;
    if (token !== '') items.push(token);
  }
  return items;
}
