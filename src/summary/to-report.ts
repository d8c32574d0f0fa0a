import { type CrossCheck, type Group, type Report, type SourceReport, schemaVersion } from '../model/report.js';
import { indexEndpoints } from './endpoints.js';
import { isoTime } from './exchange-record.js';
import { findOverallStretch } from './overall.js';
import type { Tally } from './tally.js';
import { toTimeline } from './timeline.js';
import { type JudgedGroup, judgeGroup, toGroups } from './to-group.js';
import { toIncident } from './to-incident.js';
import { echoWarnings } from './warnings/echoes.js';
import { repeatWarnings } from './warnings/repeats.js';
import { sameAnswerWarnings } from './warnings/same-answers.js';
import { toWarnings } from './warnings/to-warnings.js';

/** What the report says about the run itself. */
export type ReportContext = {
  readonly tool: { readonly name: string; readonly version: string };
  readonly sources: readonly SourceReport[];
  readonly partial: boolean;
  readonly crossCheck?: CrossCheck | null;
};

const originsShown = 20;

/** Turns a tally into the report: plain JSON, sorted, complete with the texts that views print. */
export function toReport(tally: Tally, context: ReportContext): Report {
  const steps = reportInSteps(tally, context);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same in short steps, for others to have their turn between two; the tally must stay as it is meanwhile. */
export function* reportInSteps(tally: Tally, context: ReportContext): Generator<undefined, Report, undefined> {
  const endpoints = indexEndpoints(tally.endpoints.entries(), {
    settledUntil: settledUntil(tally),
    requestsShow: showsRequests(tally, context),
  });
  const judged: JudgedGroup[] = [];
  for (const [key, group] of [...tally.groups.entries(), ...tally.groups.rests()]) {
    judged.push(judgeGroup(key, group, endpoints));
    yield;
  }
  const convicted = judged
    .filter(({ parsed }) => parsed.verdict !== 'blocked')
    .flatMap(({ parts }) => parts.filter((part) => part.verdict === 'blocked'))
    .map(({ failures }) => failures);
  const timeline = toTimeline(
    tally.series,
    convicted.flatMap(({ cells }) => cells),
  );
  const courses = judged.flatMap(({ parsed, parts }) =>
    parts
      .filter(({ verdict }) => verdict === 'blocked')
      .map(({ stretch, failures }) => ({ kind: `${parsed.cause} ${parsed.status}`, stretch, failures })),
  );
  const groups: Group[] = [];
  for (const group of judged) {
    groups.push(...toGroups(group, timeline));
    yield;
  }
  groups.sort((a, b) => rank(a.verdict) - rank(b.verdict) || b.count - a.count || (a.key < b.key ? -1 : 1));
  const blockedGroups = groups.filter((group) => group.verdict === 'blocked');
  return {
    schemaVersion,
    tool: context.tool,
    sources: context.sources,
    first: isoTime(finite(tally.span.first)),
    last: isoTime(finite(tally.span.last)),
    counts: {
      ...tally.counts,
      failed: blockedGroups.reduce((sum, group) => sum + group.count, 0),
      optionsByKind: Object.fromEntries(tally.options.top(100).items.map(({ value, count }) => [value, count])),
      unreadable: context.sources.reduce((sum, source) => sum + source.unreadable, 0),
    },
    clients: tally.clients.count(),
    origins: tally.origins.top(originsShown),
    timeline,
    incident: toIncident(findOverallStretch(tally.series, convicted, courses)),
    groups,
    warnings: toWarnings(tally.warnings, [
      ...echoWarnings(tally.echoes),
      ...repeatWarnings(tally.repeats, linesRead(context)),
      ...sameAnswerWarnings(tally.sameAnswers),
    ]),
    unreadable: tally.unreadable.map(({ source, reason }) => ({ source, reason })),
    partial: context.partial || context.sources.some((source) => source.partial),
    errorLogs: [],
    crossCheck: context.crossCheck ?? null,
    recordsPreflights: context.sources.every((source) => source.recordsPreflights),
  };
}

/** All requests of the input; 0 where it is a recording, which holds what its recorder chose. */
function linesRead({ sources }: ReportContext): number {
  if (sources.some(({ unit }) => unit !== 'lines')) return 0;
  return sources.reduce((sum, { read, unreadable }) => sum + read - unreadable, 0);
}

/** Whether there is any line that is no OPTIONS. Of recordings nothing is known by counting. */
function showsRequests({ counts, options }: Tally, { sources }: ReportContext): boolean {
  if (sources.length === 0 || sources.some(({ unit }) => unit !== 'lines')) return true;
  let asked = counts.preflights;
  for (const { count } of options.top(Number.POSITIVE_INFINITY).items) asked += count;
  let lines = 0;
  for (const { read, unreadable } of sources) lines += read - unreadable;
  return lines > asked;
}

/** Preflights that wait for their request when the input ends began no longer than this before, in seconds. */
const longestWait = 120;

function settledUntil({ unsettled, span }: Tally): number {
  const cells = unsettled.cells().filter(({ second }) => second >= span.last / 1000 - longestWait);
  return cells[0]?.second ?? Number.POSITIVE_INFINITY;
}

function rank(verdict: string): number {
  return verdict === 'blocked' ? 0 : 1;
}

function finite(time: number): number | null {
  return Number.isFinite(time) ? time : null;
}
