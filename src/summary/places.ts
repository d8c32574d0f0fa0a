import type { ExchangeFinding } from '../model/finding.js';
import { mainRecord } from './exchange-record.js';
import { endpointKeyOf, groupKeyOf, serialiseGroupKey, statusOf } from './group-key.js';
import { pathTemplate } from './path-template.js';

/** Under which keys a finding is counted. */
export type Place = { readonly endpointKey: string; readonly groupKey: string };

type Known = Place & {
  readonly verdict: string;
  readonly cause: string | undefined;
  readonly status: number | null;
  readonly host: string | null;
  readonly origin: string | null;
};

/** Paths remembered, and places of one path: a log of a server has some hundred. */
const mostPaths = 5000;
const mostOfPath = 24;

/** Says where findings belong. Remembers it, because the keys cost more than all the counting. */
export function createPlaces(): (finding: ExchangeFinding) => Place {
  const byPath = new Map<string, Known[]>();
  return (finding) => {
    // Of failures with a detail of their own more than this would have to be compared.
    if (finding.failures.length > 0 && finding.failures.some(({ check }) => check !== 'status'))
      return placeOf(finding);
    const record = mainRecord(finding);
    const path = pathTemplate(record.url);
    const known = byPath.get(path);
    if (known === undefined) {
      if (byPath.size >= mostPaths) byPath.clear();
      const made = knownOf(finding);
      byPath.set(path, [made]);
      return made;
    }
    const { verdict, causes, exchange } = finding;
    const status = statusOf(finding);
    for (const one of known) {
      if (
        one.status === status &&
        one.verdict === verdict &&
        one.cause === causes[0] &&
        one.host === record.host &&
        one.origin === exchange.origin
      ) {
        return one;
      }
    }
    const made = knownOf(finding);
    if (known.length < mostOfPath) known.push(made);
    return made;
  };
}

function knownOf(finding: ExchangeFinding): Known {
  const { exchange, verdict, causes } = finding;
  const { host } = mainRecord(finding);
  const status = statusOf(finding);
  return { ...placeOf(finding), verdict, cause: causes[0], status, host, origin: exchange.origin };
}

function placeOf(finding: ExchangeFinding): Place {
  const key = groupKeyOf(finding);
  return { endpointKey: endpointKeyOf(finding, key), groupKey: serialiseGroupKey(key) };
}
