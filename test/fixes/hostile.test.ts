import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fix } from '../../src/fixes/fix.js';
import { suggestFixes } from '../../src/fixes/index.js';
import { serverIds } from '../../src/fixes/servers/index.js';
import type { Group } from '../../src/model/report.js';
import { injections } from './injections.js';
import { madeUpExemplar, madeUpGroup, madeUpReport } from './made-up-group.js';
import { shellWords } from './shell-words.js';

/** The gate once more, written as the rules read, so that a hole in one of the two shows. */
const gate = {
  origin:
    /^https?:\/\/(?:(?=.{1,253}(?::|$))[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*|\[[0-9a-f:.]{2,45}\])(?::[1-9][0-9]{0,4})?$/,
  header: /^[a-z0-9-]{1,64}$/i,
  method: /^[A-Z]{1,20}$/,
  path: /^\/[A-Za-z0-9._~/-]*$/,
  host: /^(?:[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::[0-9]{1,5})?$/i,
};

/** Strings an attacker can put into a log, unescaped: whole injections, pieces of them in good values, anything. */
const good = fc.constantFrom('https://app.example.net', 'PUT', 'x-a', '/api/v1/', 'api.example.net:8080');
const hostile = fc.oneof(
  fc.constantFrom(...injections),
  fc.tuple(good, fc.constantFrom(...injections)).map(([before, after]) => before + after),
  fc.tuple(fc.constantFrom(...injections), good).map(([before, after]) => before + after),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'"\'`\\$%{}()[]<>;&|#*?!~\n\r\t\u0000\u001b\u2028 /:.@=,-ax0'), maxLength: 24 }),
);

type Values = { readonly origins: string[]; readonly headers: string[]; readonly methods: string[] } & {
  readonly path: string;
  readonly host: string;
  readonly urls: string[];
};

const values = fc.record<Values>({
  origins: fc.array(hostile, { maxLength: 14 }),
  headers: fc.array(hostile, { maxLength: 14 }),
  methods: fc.array(hostile, { maxLength: 14 }),
  path: fc.tuple(fc.constantFrom('', '/api/', '/'), hostile).map((parts) => parts.join('')),
  host: hostile,
  urls: fc.array(hostile, { maxLength: 6 }),
});

const remedies = fc.constantFrom(
  'preflight-method-not-handled',
  'preflight-auth-required',
  'preflight-method-not-allowed',
  'preflight-allow-headers-malformed',
  'preflight-wildcard-with-credentials',
  'actual-allow-origin-multiple',
  'preflight-redirect',
  'preflight-server-error',
  'origin-reflected',
  'vary-origin-missing',
  'preflights-repeated',
);

function fixOf({ origins, headers, methods, path, host, urls }: Values, cause: string, server: string): Fix {
  const list = (items: readonly string[]) => ({
    items: [...new Set(items)].map((value) => ({ value, count: 1 })),
    others: 0,
  });
  const group: Group = madeUpGroup({
    cause,
    path,
    host,
    origins: list(origins),
    headers: list(headers),
    methods: list(methods),
    exemplars: urls.map((url) => madeUpExemplar({ url, causes: [cause], origin: origins[0] ?? null, client: host })),
  });
  const [fix] = suggestFixes(madeUpReport([group]), { server, allowOrigins: origins });
  if (fix === undefined) throw new Error('no fix');
  return fix;
}

/** The same input as if nobody had sent what does not pass the gate. */
function harmless(sent: Values): Values {
  const afterHost = (url: string) => url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#][\s\S]*$/, '');
  return {
    origins: sent.origins.filter((value) => value === 'null' || (gate.origin.test(value) && !hasDefaultPort(value))),
    headers: sent.headers.filter((value) => gate.header.test(value)),
    methods: sent.methods.filter((value) => gate.method.test(value)),
    path: wholeSegments(sent.path),
    host: gate.host.test(sent.host) ? sent.host : '',
    urls: sent.urls.filter((url, index) => index === 0 || gate.path.test(afterHost(url))),
  };
}

/** The template up to the first segment that does not pass; a `*` stands for the rest. */
function wholeSegments(path: string): string {
  const [first, ...segments] = path.replace(/[?#][\s\S]*$/, '').split('/');
  if (first !== '') return '/*';
  const last = segments.length - 1;
  const isBad = (segment: string, index: number) =>
    !gate.path.test(`/${segment}`) || segment === '.' || segment === '..' || (segment === '' && index < last);
  const bad = segments.findIndex(isBad);
  return `/${(bad === -1 ? segments : [...segments.slice(0, bad), '*']).join('/')}`;
}

function hasDefaultPort(origin: string): boolean {
  return /^https:.*:443$|^http:.*:80$/.test(origin);
}

/** Each run holds 26 values on average, so each server sees 10,000. */
const numRuns = 400;

const plain = /^[\n\x20-\x7e]*$/;

describe.each(serverIds)('hostile input: %s', (server) => {
  test('leaves no trace in what is generated', () => {
    fc.assert(
      fc.property(values, remedies, (sent, cause) => {
        const fix = fixOf(sent, cause, server);
        const expected = fixOf(harmless(sent), cause, server);
        expect(fix.parts).toEqual(expected.parts);
        expect(fix.notes.filter(isNoCount)).toEqual(expected.notes.filter(isNoCount));
        expect(fix.tryIt.expect).toEqual(expected.tryIt.expect);
        for (const text of textsOf(fix)) expect(text).toMatch(plain);
        for (const line of [fix.tryIt.preflight, fix.tryIt.request]) expectCurl(line);
        expectPath(fix, sent.path);
      }),
      { numRuns, seed: 20261122 },
    );
  });

  test('every injection of the list, in every place', () => {
    for (const injection of injections) {
      for (const value of [injection, `https://app.example.net${injection}`, `x-a${injection}`, `PUT${injection}`]) {
        const sent = {
          origins: [value],
          headers: [value],
          methods: [value],
          path: `/api/${value}`,
          host: value,
          urls: [value],
        };
        const fix = fixOf(sent, 'preflight-method-not-handled', server);
        expect(fix.parts, value).toEqual(fixOf(harmless(sent), 'preflight-method-not-handled', server).parts);
        for (const line of [fix.tryIt.preflight, fix.tryIt.request]) expectCurl(line);
      }
    }
  });
});

function isNoCount(note: string): boolean {
  return !/left out here/.test(note);
}

function textsOf(fix: Fix): readonly string[] {
  const { tryIt, parts, notes } = fix;
  return [...parts.flatMap(({ where, text }) => [where, text]), ...notes, tryIt.preflight, tryIt.request, tryIt.expect];
}

/** A shell sees exactly one command, whose words are the ones meant. */
function expectCurl(line: string): void {
  const words = shellWords(line);
  expect(words.slice(0, 2)).toEqual(['curl', '-i']);
  const [url = '', ...rest] = words.slice(words[2] === '-X' ? 4 : 2);
  expect(url).toMatch(/^https?:\/\/[A-Za-z0-9.:[\]-]+\/[A-Za-z0-9._~/-]*$/);
  for (let i = 0; i < rest.length; i += 2) {
    expect(rest[i]).toBe('-H');
    expect(rest[i + 1]).toMatch(/^(?:Origin|Access-Control-Request-(?:Method|Headers)): [A-Za-z0-9:/.,[\]-]+$/);
  }
}

/** Of a path, only whole segments that pass the gate come through. */
function expectPath(fix: Fix, path: string): void {
  const url = shellWords(fix.tryIt.request)[2] ?? '';
  const asked = url.replace(/^https?:\/\/[^/]*/, '');
  expect(asked === '/' || gate.path.test(asked), `${path} asks for ${asked}`).toBe(true);
}
