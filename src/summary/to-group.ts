import { findCause } from '../causes/index.js';
import type { Group } from '../model/report.js';
import type { EngineReports } from '../model/verdict.js';
import { groupVerdict } from './base-rate.js';
import type { Endpoints } from './endpoints.js';
import { isoTime } from './exchange-record.js';
import { toExemplar } from './exemplar.js';
import { parseGroupKey } from './group-key.js';
import type { GroupTally } from './group-tally.js';

const valuesShown = 20;

/** Completes one group with the texts of its cause and the evidence of its endpoint. */
export function toGroup(key: string, group: GroupTally, endpoints: Endpoints): Group {
  const parts = parseGroupKey(key);
  const cause = findCause(parts.cause);
  if (cause === null) throw new Error(`a group has a cause of the registry, not ${parts.cause}`);
  const endpoint = endpoints.of(parts);
  const verdict = groupVerdict(parts.verdict === 'blocked' ? 'blocked' : 'undecided', group, endpoint);
  const exemplars = group.exemplars.all();
  return {
    key,
    cause: cause.id,
    family: cause.family,
    title: parts.detail === '' ? cause.title : `${cause.title}: ${parts.detail}`,
    status: parts.status,
    host: parts.host === '' ? null : parts.host,
    path: parts.path,
    ...verdict,
    count: group.count,
    endpointTotal: Math.max(endpoints.total(parts), group.count),
    first: Number.isFinite(group.first) ? isoTime(group.first) : null,
    last: Number.isFinite(group.last) ? isoTime(group.last) : null,
    clients: group.clients.count(),
    origins: group.origins.top(valuesShown),
    methods: group.methods.top(valuesShown),
    headers: group.headers.top(valuesShown),
    browser: exemplars.find(({ browser }) => Object.keys(browser).length > 0)?.browser ?? ({} satisfies EngineReports),
    warnings: group.warnings.top(valuesShown).items.map(({ value, count }) => ({ id: value, count })),
    why: cause.why,
    confirm: verdict.certainty === 'certain' ? null : cause.confirm,
    remedies: cause.remedies,
    exemplars: exemplars.map(toExemplar),
    timeline: courseOf(group),
  };
}

function courseOf({ timeline }: GroupTally): NonNullable<Group['timeline']> | null {
  const course = timeline.toTimeline();
  if (course === null) return null;
  const { start, bucketSeconds, failed } = course;
  return { start, bucketSeconds, failed };
}
