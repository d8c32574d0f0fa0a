import type { ExchangeFinding } from '../model/finding.js';
import { pathTemplate } from '../model/path-template.js';
import { createPatience } from '../model/patience.js';
import { isTemplateOf, templateHash } from '../model/template-hash.js';
import { mainRecord } from './exchange-record.js';
import { endpointKeyOf, groupKeyOf, serialiseGroupKey, statusOf } from './group-key.js';

/** Under which keys a finding is counted. */
export type Place = { readonly endpointKey: string; readonly groupKey: string };

type Known<P> = {
  readonly path: string;
  readonly verdict: string;
  readonly cause: string | undefined;
  readonly status: number | null;
  readonly host: string | null;
  readonly origin: string | null;
  readonly place: P;
};

/** Paths remembered, and places of one path: a log of a server has some hundred. */
const mostPaths = 5000;
const mostOfPath = 24;

/**
 * Says where findings belong: what `make` makes of their keys. Remembers it, because the keys cost more than all the
 * counting.
 */
export function createPlaces<P>(make: (place: Place) => P): (finding: ExchangeFinding) => P {
  const byPath = new Map<number, Known<P>[]>();
  const patience = createPatience();

  const knownOf = (finding: ExchangeFinding): Known<P> => {
    const { exchange, verdict, causes } = finding;
    const { host, url } = mainRecord(finding);
    return {
      path: pathTemplate(url),
      verdict,
      cause: causes[0],
      status: statusOf(finding),
      host,
      origin: exchange.origin,
      place: make(placeOf(finding)),
    };
  };

  return (finding) => {
    // Of failures with a detail of their own more than this would have to be compared.
    if (hasDetail(finding) || patience.isOver()) return make(placeOf(finding));
    const { url } = mainRecord(finding);
    const hash = templateHash(url);
    const known = byPath.get(hash);
    if (known === undefined) {
      patience.miss();
      if (byPath.size >= mostPaths) byPath.clear();
      const made = knownOf(finding);
      byPath.set(hash, [made]);
      return made.place;
    }
    for (const one of known) {
      if (!isPlaceOf(one, finding) || !isTemplateOf(one.path, url)) continue;
      patience.hit();
      return one.place;
    }
    patience.miss();
    const made = knownOf(finding);
    if (known.length < mostOfPath) known.push(made);
    return made.place;
  };
}

function isPlaceOf(known: Known<unknown>, finding: ExchangeFinding): boolean {
  return (
    known.status === statusOf(finding) &&
    known.origin === finding.exchange.origin &&
    known.verdict === finding.verdict &&
    known.cause === finding.causes[0] &&
    known.host === mainRecord(finding).host
  );
}

function hasDetail({ failures }: ExchangeFinding): boolean {
  for (const { check } of failures) if (check !== 'status') return true;
  return false;
}

function placeOf(finding: ExchangeFinding): Place {
  const key = groupKeyOf(finding);
  return { endpointKey: endpointKeyOf(finding, key), groupKey: serialiseGroupKey(key) };
}
