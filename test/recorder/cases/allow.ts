import { type Answer, type PageCall, pageOrigin } from './case.js';

/** A CORS policy to be sent; null leaves a header out. */
export type Policy = {
  readonly origin?: string | null;
  readonly methods?: string | null;
  readonly headers?: string | null;
  readonly credentials?: string | null;
  readonly maxAge?: string | null;
};

const defaults = { methods: 'PUT', headers: 'content-type', credentials: null, maxAge: null };

function lines(policy: Policy): [name: string, value: string][] {
  const { origin, methods, headers, credentials, maxAge } = { origin: pageOrigin, ...defaults, ...policy };
  const all: [string, string | null][] = [
    ['Access-Control-Allow-Origin', origin],
    ['Access-Control-Allow-Methods', methods],
    ['Access-Control-Allow-Headers', headers],
    ['Access-Control-Allow-Credentials', credentials],
    ['Access-Control-Max-Age', maxAge],
  ];
  return all.filter((line): line is [string, string] => line[1] !== null);
}

/** The policy as directives: `Header set …` (the table of sound answers) or `Header always set …` (both). */
export function allow(
  policy: Policy = {},
  action: 'set' | 'always set' | 'add' | 'always add' = 'always set',
): string[] {
  return lines(policy).map(([name, value]) => `Header ${action} ${name} ${quote(value)}`);
}

/** The policy as an answer of the application. */
export function answer(status: number, policy: Policy = {}, more: readonly [string, string][] = []): Answer {
  return { status, headers: [...lines(policy), ...more] };
}

/** `value` as an argument of a directive; httpd's format character is doubled. */
export function quote(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%')}"`;
}

/** The usual request that needs a preflight. */
export function putJson(more: Partial<PageCall> = {}): PageCall {
  return { via: 'fetch', method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: 'json', ...more };
}

/** The usual request that needs none. */
export function get(more: Partial<PageCall> = {}): PageCall {
  return { via: 'fetch', ...more };
}
