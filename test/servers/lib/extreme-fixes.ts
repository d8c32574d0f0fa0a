import fc from 'fast-check';
import type { Fix } from '../../../src/fixes/fix.js';
import { suggestFixes } from '../../../src/fixes/index.js';
import type { Group } from '../../../src/model/report.js';
import { injections } from '../../fixes/injections.js';
import { madeUpExemplar, madeUpGroup, madeUpReport } from '../../fixes/made-up-group.js';

const lower = 'abcdefghijklmnopqrstuvwxyz0123456789';
const text = (characters: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });

const label = fc.oneof(text(lower, 1, 63), fc.constantFrom('xn--bcher-kva', 'a--b', 'default', 'include', 'null'));
const host = fc.oneof(
  fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => `${labels.join('.')}.example`),
  fc.constantFrom('192.0.2.7', '[2001:db8:ffff:ffff:ffff:ffff:ffff:ffff]', 'localhost'),
);
const origin = fc
  .tuple(fc.constantFrom('https://', 'http://'), host, fc.constantFrom('', ':8443', ':65535'))
  .map((parts) => parts.join(''));
const injection = fc.constantFrom(...injections);

/** Values at the edges of the grammar, among injections: whatever comes through must be good configuration. */
const values = fc.record({
  allowOrigins: fc.array(origin, { maxLength: 4 }),
  origins: fc.array(fc.oneof(origin, injection), { maxLength: 20 }),
  methods: fc.array(fc.oneof(text('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 1, 20), injection), { maxLength: 20 }),
  headers: fc.array(fc.oneof(text(`${lower}-`, 1, 64), injection), { maxLength: 60 }),
  path: fc.array(fc.oneof(text(`${lower}ABC._~-`, 1, 60), fc.constant('*'), injection), { maxLength: 6 }),
  cause: fc.constantFrom(
    'preflight-method-not-handled',
    'preflight-auth-required',
    'preflight-forbidden',
    'preflight-method-not-allowed',
    'preflight-header-not-allowed',
    'preflight-allow-headers-malformed',
    'preflight-wildcard-with-credentials',
    'actual-allow-origin-multiple',
    'actual-allow-credentials-invalid',
    'origin-reflected',
    'vary-origin-missing',
    'preflights-repeated',
  ),
  recorded: fc.boolean(),
});

/** Fixes for three groups of one host at once, as a report would have them. */
export function extremeFixes(server: string, count: number): readonly (readonly Fix[])[] {
  const triples = fc.array(values, { minLength: 3, maxLength: 3 });
  return fc.sample(triples, { numRuns: count, seed: 20261122 }).map((triple) => {
    const groups = triple.map((one, index) => groupOf(one, `group ${index}`));
    return suggestFixes(madeUpReport(groups), { server, allowOrigins: triple[0]?.allowOrigins ?? [] });
  });
}

function groupOf({ origins, methods, headers, path, cause, recorded }: Values, key: string): Group {
  const list = (items: readonly string[]) => ({
    items: [...new Set(items)].map((value) => ({ value, count: 1 })),
    others: 0,
  });
  const asked = recorded ? {} : { requestMethod: null, requestHeaders: null };
  return madeUpGroup({
    key,
    cause,
    path: `/${path.join('/')}`,
    origins: list(origins),
    methods: list(recorded ? methods : []),
    headers: list(recorded ? headers : []),
    exemplars: [madeUpExemplar({ causes: [cause], ...asked })],
  });
}

type Values = typeof values extends fc.Arbitrary<infer T> ? T : never;
