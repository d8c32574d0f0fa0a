import { findCause } from '../causes/index.js';
import type { ExchangeFinding } from '../model/finding.js';
import type { DistinctCount, Group, Timeline } from '../model/report.js';
import type { EngineReports } from '../model/verdict.js';
import { judgeUnfollowed } from './base-rate.js';
import { methodsIn } from './endpoint-tally.js';
import type { Endpoints } from './endpoints.js';
import { isoTime, mainRecord } from './exchange-record.js';
import { toExemplar } from './exemplar.js';
import { type GroupKey, parseGroupKey } from './group-key.js';
import { certaintyOf, type GroupTally } from './group-tally.js';
import { describeHistory } from './history.js';
import { findStretch } from './onset.js';
import { overlay } from './overlay.js';
import { type Part, trackOf } from './part.js';
import { failedOverTime } from './timeline.js';
import { toIncident } from './to-incident.js';

const valuesShown = 20;

/** A group as it stands in the tally, with what its endpoint makes of it: all of it, or parts judged differently. */
export type JudgedGroup = {
  readonly key: string;
  readonly parsed: GroupKey;
  readonly group: GroupTally;
  readonly endpointTotal: number;
  /** Methods of the requests that followed preflights there, where those do not show what they announced. */
  readonly methodsNearby: readonly string[];
  readonly parts: readonly Part[];
};

export function judgeGroup(key: string, group: GroupTally, endpoints: Endpoints): JudgedGroup {
  const parsed = parseGroupKey(key);
  const all = endpoints.all(parsed);
  let endpointTotal = 0;
  for (const { judged } of all) endpointTotal += judged;
  return {
    key,
    parsed,
    group,
    endpointTotal: Math.max(endpointTotal, group.count),
    methodsNearby: methodsIn(all),
    parts: partsOf(),
  };

  function partsOf(): readonly Part[] {
    if (parsed.cause === 'preflight-ok-no-request' && parsed.verdict === 'undecided') {
      return judgeUnfollowed(parsed, group, endpoints);
    }
    const failures = trackOf(group.series);
    const whole = { count: group.count, own: group.count, failures, has: () => true };
    if (parsed.verdict !== 'blocked') {
      return [{ ...whole, verdict: 'undecided', certainty: 'possible', evidence: [], stretch: null }];
    }
    const stretch = findStretch(
      overlay(
        all.map(({ series }) => trackOf(series)),
        [failures],
      ),
    );
    const evidence = stretch === null ? [] : describeHistory(parsed, endpoints, stretch);
    return [{ ...whole, verdict: 'blocked', certainty: certaintyOf(group), evidence, stretch }];
  }
}

/** Completes a group with the texts of its cause; one for each of its parts. */
export function toGroups(judged: JudgedGroup, timeline: Timeline | null): readonly Group[] {
  return judged.parts.map((part, index) => toGroup(judged, part, index, timeline));
}

function toGroup(judged: JudgedGroup, part: Part, index: number, timeline: Timeline | null): Group {
  const { key, parsed, group, endpointTotal, methodsNearby, parts } = judged;
  const origins = group.origins.top(valuesShown);
  const methods = group.methods.top(valuesShown);
  const cause = findCause(parsed.cause);
  if (cause === null) throw new Error(`a group has a cause of the registry, not ${parsed.cause}`);
  const isWhole = parts.length === 1;
  const exemplars = inOrder(group.exemplars.all().filter(part.has));
  const span = spanOf(group, part, isWhole);
  return {
    key: isWhole ? key : `${key}#${index + 1}`,
    cause: cause.id,
    family: cause.family,
    title: parsed.detail === '' ? cause.title : `${cause.title}: ${parsed.detail}`,
    status: parsed.status,
    host: parsed.host === '' ? null : parsed.host,
    path: parsed.path,
    verdict: part.verdict,
    certainty: part.certainty,
    count: part.count,
    endpointTotal,
    evidence: part.evidence,
    ...span,
    incident: toIncident(part.stretch),
    failedOverTime: failedOverTime(part.failures.cells, timeline),
    clients: atMost(group.clients.count(), part.count, isWhole),
    origins,
    seenOrigins: group.seenOrigins.among(origins.items.map(({ value }) => value)),
    methods,
    ...(methods.items.length === 0 && methodsNearby.length > 0 ? { methodsNearby } : {}),
    headers: group.headers.top(valuesShown),
    browser: exemplars.find(({ browser }) => Object.keys(browser).length > 0)?.browser ?? ({} satisfies EngineReports),
    warnings: group.warnings.top(valuesShown).items.map(({ value, count }) => ({ id: value, count })),
    why: cause.why,
    confirm: part.confirm ?? (part.certainty === 'certain' ? null : cause.confirm),
    remedies: cause.remedies,
    exemplars: exemplars.map(toExemplar),
    errorLog: null,
  };
}

/** First and last time: the group's, those of the stretch, or as far as the samples of a part show. */
function spanOf(group: GroupTally, part: Part, isWhole: boolean): Pick<Group, 'first' | 'last'> {
  if (isWhole) return { first: finiteTime(group.first), last: finiteTime(group.last) };
  if (part.stretch !== null) {
    return { first: isoTime(part.stretch.first * 1000), last: isoTime(part.stretch.last * 1000) };
  }
  const times = group.exemplars
    .all()
    .filter(part.has)
    .flatMap((finding) => mainRecord(finding).time ?? []);
  return { first: finiteTime(Math.min(...times)), last: finiteTime(Math.max(...times)) };
}

function finiteTime(time: number): string | null {
  return Number.isFinite(time) ? isoTime(time) : null;
}

/** Clients are counted for the whole group; a part has no more of them than records. */
function atMost(clients: DistinctCount, records: number, isWhole: boolean): DistinctCount {
  return isWhole ? clients : { count: Math.min(clients.count, records), exact: false };
}

/** As they happened: those of an undecided group are kept in the order of a draw. */
function inOrder(findings: readonly ExchangeFinding[]): readonly ExchangeFinding[] {
  return [...findings].sort((a, b) => (mainRecord(a).time ?? 0) - (mainRecord(b).time ?? 0));
}
