import { findWarning } from '../../causes/warnings.js';
import type { ExchangeFinding } from '../../model/finding.js';
import type { Remedy } from '../../model/remedy.js';
import type { DistinctCount, Group, TopList } from '../../model/report.js';
import type { Certainty } from '../../model/verdict.js';
import type { Counts } from '../counts.js';
import { isoTime } from '../exchange-record.js';
import { toExemplar } from '../exemplar.js';
import { pathsKept } from './warning-tally.js';

/** Where a warning holds, and what was seen there. */
export type WarnedPlace = {
  readonly id: string;
  /** Empty where not known. */
  readonly host: string;
  readonly paths: Counts;
  readonly count: number;
  /** Of how many that were looked at. */
  readonly total: number;
  readonly certainty: Certainty;
  readonly first: number | null;
  readonly last: number | null;
  readonly clients: DistinctCount;
  readonly origins: TopList;
  readonly methods: TopList;
  readonly headers: TopList;
  /** What was seen, as sentences; raw values in them. */
  readonly evidence: readonly string[];
  readonly findings: readonly ExchangeFinding[];
};

/** A group like those of failures, so that whatever shows and repairs those can do it with these. */
export function toWarningGroup(place: WarnedPlace): Group {
  const { id, host, certainty, count, total, clients, origins, methods, headers, evidence } = place;
  const warning = findWarning(id);
  const exemplars = place.findings.map(toExemplar);
  return {
    key: JSON.stringify(['warning', id, host]),
    cause: id,
    family: 'warning',
    title: warning.title,
    status: null,
    host: host === '' ? null : host,
    path: commonPath(place.paths),
    verdict: 'passed',
    certainty,
    count,
    endpointTotal: total,
    evidence,
    first: isoTime(place.first),
    last: isoTime(place.last),
    incident: null,
    failedOverTime: [],
    clients,
    origins,
    methods,
    headers,
    browser: {},
    warnings: [{ id, count }],
    why: warning.advice,
    confirm: null,
    remedies: [...warning.remedies, ...withCredentials(warning.remedies, exemplars)],
    exemplars,
    errorLog: null,
  };
}

const credentials = 'access-control-allow-credentials';

/** A list of origins keeps the credentials that are allowed now. */
function withCredentials(remedies: readonly Remedy[], exemplars: Group['exemplars']): readonly Remedy[] {
  if (!remedies.some(({ kind }) => kind === 'allow-listed-origins-only')) return [];
  const allowed = exemplars.some(({ answers }) =>
    [answers?.preflight, answers?.request].some((answer) => answer?.[credentials]?.includes('true') === true),
  );
  return allowed ? [{ kind: 'allow-credentials' }] : [];
}

/** The only path template, or what all begin with and a `*`. */
function commonPath(paths: Counts): string {
  const { items, others } = paths.top(pathsKept);
  const [first, ...rest] = items.map(({ value }) => value);
  if (first === undefined || others > 0) return '/*';
  if (rest.length === 0) return first;
  let common = first;
  for (const path of rest) while (!path.startsWith(common)) common = common.slice(0, -1);
  return `${common.slice(0, common.lastIndexOf('/') + 1)}*`;
}
