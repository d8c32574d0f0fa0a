import { hostNameOf } from '../../link/origin.js';
import { siteOf } from '../../link/site.js';
import type { TopList } from '../../model/report.js';
import type { Asker, EchoHost, EchoTally, Sighting } from './echo-tally.js';
import { patternForBoth } from './look-alike.js';
import type { WarnedPlace } from './warned-place.js';

/** Fewer sites may well be one owner's. */
const fewestSites = 3;
const examplesShown = 10;
const placesNamed = 3;

type Named = readonly [origin: string, asker: Asker];

/** Holes that only the answers to many origins together show. */
export function echoWarnings(tally: EchoTally): readonly WarnedPlace[] {
  return tally.entries().flatMap(([host, echo]) => {
    const found = [reflected(host, echo) ?? lookAlikes(host, echo), unvaried(host, echo)];
    return found.filter((place) => place !== null);
  });
}

/** Every origin that asked was allowed, and they are of several sites. */
function reflected(host: string, echo: EchoHost): WarnedPlace | null {
  const askers = ordered(echo);
  const refused = [...askers, ...echo.origins.rests()].some(([, asker]) => asker.allowed === 0 && asker.refused > 0);
  const allowed = askers.filter(([origin, asker]) => asker.allowed > 0 && origin !== 'null');
  const sites = new Set(allowed.flatMap(([origin]) => siteName(origin) ?? []));
  if (refused || sites.size < fewestSites) return null;
  const found = imitations(host, allowed);
  const withCredentials = allowed.filter(([, asker]) => asker.withCredentials > 0).length;
  const evidence = [
    `${allowed.length} origins of ${sites.size} sites were each allowed by name, and none was refused.`,
    withCredentials > 0
      ? `${withCredentials} of them with credentials: what a user may see could be read by any page that user visits.`
      : 'None with credentials, so what is public stays all that strangers can read, as with *.',
    ...found.slice(0, placesNamed).map(({ sentence }) => sentence),
  ];
  // An owner of many sites may well list them all, but nobody lists one that imitates another.
  const certainty = found.length > 0 ? 'likely' : 'possible';
  return { ...place('origin-reflected', host, echo, allowed, evidence), certainty };
}

function lookAlikes(host: string, echo: EchoHost): WarnedPlace | null {
  const allowed = ordered(echo).filter(([, asker]) => asker.allowed > 0);
  const found = imitations(host, allowed);
  if (found.length === 0) return null;
  const names = new Set(found.map(({ imitation }) => imitation));
  const imitators = allowed.filter(([origin]) => names.has(origin));
  return place(
    'look-alike-origin-allowed',
    host,
    echo,
    imitators,
    found.slice(0, placesNamed).map(({ sentence }) => sentence),
  );
}

type Imitation = { readonly imitation: string; readonly sentence: string };

function imitations(host: string, allowed: readonly Named[]): readonly Imitation[] {
  const server = hostNameOf(host);
  const found: Imitation[] = [];
  for (const [imitation] of allowed) {
    for (const [origin] of allowed) {
      const pattern = patternForBoth(origin, imitation, server);
      if (pattern === null) continue;
      found.push({ imitation, sentence: `${imitation} was allowed like ${origin}: ${pattern} would do that.` });
      break;
    }
  }
  return found;
}

/** One path answered with different origins, and nothing told caches so. */
function unvaried(host: string, echo: EchoHost): WarnedPlace | null {
  const paths = echo.unvaried.entries().flatMap(([path, values]) => {
    const named = values.entries().filter(([value]) => /^https?:\/\//.test(value));
    return named.length < 2 ? [] : [{ path, named: [...named].sort(([a], [b]) => (a < b ? -1 : 1)) }];
  });
  if (paths.length === 0) return null;
  paths.sort((a, b) => (a.path < b.path ? -1 : 1));
  const counts = new Map<string, number>();
  for (const [value, { count }] of paths.flatMap(({ named }) => named))
    counts.set(value, (counts.get(value) ?? 0) + count);
  const sightings = paths.flatMap(({ named }) => named.map(([, sighting]): Sighting => sighting));
  const evidence = paths
    .slice(0, placesNamed)
    .map(
      ({ path, named }) =>
        `${path} was answered for ${named.map(([value]) => value).join(' and ')}, without Vary: Origin.`,
    );
  return {
    ...common(host, echo),
    id: 'vary-origin-missing',
    certainty: 'certain',
    count: sightings.reduce((sum, { count }) => sum + count, 0),
    origins: toTop(counts),
    evidence,
    findings: sightings.flatMap(({ example }) => example ?? []).slice(0, examplesShown),
  };
}

function place(
  id: 'origin-reflected' | 'look-alike-origin-allowed',
  host: string,
  echo: EchoHost,
  askers: readonly Named[],
  evidence: readonly string[],
): WarnedPlace {
  const counts = new Map(askers.map(([origin, { allowed }]) => [origin, allowed]));
  return {
    ...common(host, echo),
    id,
    certainty: 'likely',
    count: askers.reduce((sum, [, { allowed }]) => sum + allowed, 0),
    origins: toTop(counts),
    evidence,
    findings: askers.flatMap(([, { example }]) => example ?? []).slice(0, examplesShown),
  };
}

const nothing: TopList = { items: [], others: 0 };

function common(host: string, { seen, first, last, clients, paths }: EchoHost) {
  return {
    host,
    paths,
    total: seen,
    first: Number.isFinite(first) ? first : null,
    last: Number.isFinite(last) ? last : null,
    clients: clients.count(),
    methods: nothing,
    headers: nothing,
  };
}

/** In an order of their own. */
function ordered(echo: EchoHost): readonly Named[] {
  return [...echo.origins.entries()].sort(([a, x], [b, y]) => y.allowed - x.allowed || (a < b ? -1 : 1));
}

function toTop(counts: ReadonlyMap<string, number>): TopList {
  const items = [...counts].map(([value, count]) => ({ value, count }));
  return { items: items.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)), others: 0 };
}

/** The site of an origin with a name of its own; null for addresses and for names such as localhost. */
function siteName(origin: string): string | null {
  const name = /^https?:\/\//.test(origin) ? hostNameOf(origin) : null;
  if (name === null || !name.includes('.') || name.startsWith('[') || /^[0-9.]+$/.test(name)) return null;
  return siteOf(name);
}
