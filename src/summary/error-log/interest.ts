import type { ErrorLogInterest } from '../../formats/error-log/error-log-reader.js';
import { hashText } from '../../formats/format.js';
import { reachOf } from './match.js';
import type { Queries, Query } from './queries.js';
import { reach, slack, widestZone } from './reach.js';

/** Which lines of an error log may belong to the requests that are looked up. */
export function interestOf(queries: Queries): ErrorLogInterest {
  const clients = new Set([...queries.clients()].map(hashText));
  const ids = new Set([...queries.ids()].map(hashText));
  return {
    isNear: createNearness(queries.all),
    hasClient: (hash) => clients.has(hash),
    hasId: ids.size === 0 ? null : (hash) => ids.has(hash),
  };
}

type Span = { readonly from: number; to: number };

const minute = 60_000;

/** Whether a wall time is near any of the requests; quick for times in their order. */
function createNearness(queries: readonly Query[]): (wall: number) => boolean {
  const spans: Span[] = [];
  for (const { from, to } of queries.map(spanOf).sort((a, b) => a.from - b.from)) {
    const before = spans[spans.length - 1];
    if (before !== undefined && from <= before.to) before.to = Math.max(before.to, to);
    else spans.push({ from, to });
  }
  /** The first span that does not end before the wall time asked for. */
  let at = 0;
  return (wall) => {
    while (at > 0 && wall <= (spans[at - 1] as Span).to) at--;
    while (at < spans.length && wall > (spans[at] as Span).to) at++;
    return at < spans.length && wall >= (spans[at] as Span).from;
  };
}

/** Where the log shows no zone, any is possible; where it shows the port, a line may come late. */
function spanOf(query: Query): Span {
  const { time, zone, port } = query;
  if (zone === null) return { from: time - widestZone - slack, to: time + widestZone + reach };
  const wall = time + zone * minute;
  return { from: wall - slack, to: wall + (port === null ? reachOf(query) + slack : reach) };
}
