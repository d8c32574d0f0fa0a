import { createEndpointTally, type EndpointTally, foldEndpoints } from './endpoint-tally.js';
import type { OriginTally } from './endpoints.js';
import type { Series } from './series.js';

/** Followers of other methods from which it is known what the pages of an endpoint send, */
const enoughOthers = 10;
/** and how many of them there must be for each GET. */
const perGet = 4;

/**
 * What was answered alike, with the GETs that only seem to follow a preflight counted as what they are: where the
 * preflights of an endpoint are followed by PUT or DELETE, a GET to the same URL is a page that tries again without
 * what needed a preflight, or loads anew. Elsewhere they are left as they are.
 */
export function withoutFallbacks(
  alike: readonly OriginTally[],
  place: readonly EndpointTally[],
): { readonly alike: readonly OriginTally[]; readonly fallbacks: number } {
  let gets = 0;
  let others = 0;
  for (const { followed, fallbacks } of place) {
    gets += fallbacks;
    others += followed - fallbacks;
  }
  let fallbacks = 0;
  for (const { tally } of alike) fallbacks += tally.fallbacks;
  if (fallbacks === 0 || others < enoughOthers || others < perGet * gets) return { alike, fallbacks: 0 };
  return { alike: alike.map(({ origin, tally }) => ({ origin, tally: counted(tally) })), fallbacks };
}

function counted(tally: EndpointTally): EndpointTally {
  if (tally.fallbacks === 0) return tally;
  const copy = createEndpointTally();
  foldEndpoints(copy, tally);
  copy.series.merge(failuresOf(tally.fallbackSeries));
  copy.followed -= tally.fallbacks;
  copy.unfollowed += tally.fallbacks;
  return copy;
}

/** They have been counted as judged already. */
function failuresOf(series: Series): Pick<Series, 'width' | 'cells'> {
  const cells = series.cells().map((cell) => ({ ...cell, judged: 0 }));
  return { width: () => series.width(), cells: () => cells };
}
