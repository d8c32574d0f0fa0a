import type { Exemplar, Report } from '../model/report.js';
import type { CredentialsMode } from '../model/verdict.js';
import { judgeAnswer } from './judge-answer.js';
import { type PlanOptions, planProbes } from './plan.js';
import { type Assumption, type Plan, type Probe, probeKey } from './probe.js';
import { type Outgoing, send } from './send.js';
import type { Judged, Outcome, Verification, VerifiedGroup, VerifiedProbe } from './verification.js';

export type VerifyOptions = PlanOptions & {
  /** Send a GET or HEAD behind each preflight that passes. */
  readonly requests: boolean;
  readonly signal: AbortSignal;
  /** How long to wait for each answer; 10 s where left out. */
  readonly timeoutMs?: number;
};

const atOnce = 4;
const defaultTimeoutMs = 10_000;

/** Sends the distinct failing exchanges of a report to a live server, each once, and judges the answers. */
export async function verify(report: Report, options: VerifyOptions): Promise<Verification> {
  const plans = planProbes(report, options);
  const jobs = new Map<string, Job>();
  for (const { probes } of plans) {
    for (const { probe, exemplar } of probes) {
      const credentials = credentialsOf(exemplar);
      jobs.set(jobKey(probe, credentials), { probe, credentials });
    }
  }
  const tried = await tryAll(jobs, { ...options, userAgent: `${report.tool.name}/${report.tool.version}` });
  const groups = plans.map((plan) => toGroup(plan, tried));
  const answers = [...tried.values()]
    .flatMap(({ preflight, request }) => [preflight, request])
    .filter((one) => one !== null);
  const counts = { passes: 0, fails: 0, open: 0, 'not-sent': 0 };
  for (const { outcome } of groups) counts[outcome]++;
  return {
    schemaVersion: 1,
    tool: report.tool,
    target: options.target.url,
    requests: options.requests,
    sent: {
      preflights: answers.filter(({ sent }) => sent === 'OPTIONS').length,
      requests: answers.filter(({ sent }) => sent !== 'OPTIONS').length,
      answered: answers.filter(({ status }) => status !== 0).length,
    },
    counts,
    groups,
  };
}

type Settings = VerifyOptions & { readonly userAgent: string };

type Job = { readonly probe: Probe; readonly credentials: CredentialsMode };

type Tried = { readonly preflight: Judged | null; readonly request: Judged | null };

function jobKey(probe: Probe, credentials: CredentialsMode): string {
  return `${credentials} ${probeKey(probe)}`;
}

/** A failure that only requests with credentials have shows that this was one. */
function credentialsOf({ causes }: Exemplar): CredentialsMode {
  return causes.some((cause) => /-(?:wildcard-with-credentials|allow-credentials-invalid)$/.test(cause))
    ? 'include'
    : 'unknown';
}

async function tryAll(jobs: ReadonlyMap<string, Job>, options: Settings): Promise<ReadonlyMap<string, Tried>> {
  const tried = new Map<string, Tried>();
  // All workers take from the same list.
  const waiting = jobs.entries();
  const work = async () => {
    for (const [key, job] of waiting) {
      if (options.signal.aborted) return;
      tried.set(key, await tryOne(job, options));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return tried;
}

async function tryOne({ probe, credentials }: Job, options: Settings): Promise<Tried> {
  const { target, signal, userAgent, timeoutMs = defaultTimeoutMs } = options;
  const ask = async (outgoing: Outgoing) => {
    const answer = await send(outgoing, { target, userAgent, timeoutMs, signal });
    return judgeAnswer(probe, { outgoing, answer, credentials, url: `${target.url}${outgoing.path}` });
  };
  const preflight = probe.preflight ? await ask(preflightOf(probe)) : null;
  const goesOn = options.requests && (preflight === null || preflight.passes);
  return { preflight, request: goesOn ? await ask(followUpOf(probe)) : null };
}

function preflightOf({ path, origin, method, headers }: Probe): Outgoing {
  const announced = headers.length === 0 ? {} : { 'access-control-request-headers': headers.join(',') };
  return {
    method: 'OPTIONS',
    path,
    headers: { origin, 'access-control-request-method': method, ...announced },
  };
}

/** Never more than a GET: what else the page sends may change something. */
function followUpOf({ path, origin, method }: Probe): Outgoing {
  return { method: method === 'HEAD' ? 'HEAD' : 'GET', path, headers: { origin } };
}

function toGroup({ group, probes, leftOut }: Plan, tried: ReadonlyMap<string, Tried>): VerifiedGroup {
  const verified = probes.flatMap(({ probe, exemplar }) => {
    const found = tried.get(jobKey(probe, credentialsOf(exemplar)));
    return found === undefined ? [] : [toVerified(probe, exemplar, found)];
  });
  const { key, cause, title, verdict, count, host, path } = group;
  return {
    ...{ key, cause, title, verdict, count, host, path },
    outcome: worst(verified.map(({ outcome }) => outcome)),
    probes: verified,
    leftOut: [...leftOut].map(([reason, some]) => ({ reason, count: some })),
  };
}

function worst(outcomes: readonly Outcome[]): VerifiedGroup['outcome'] {
  return (['fails', 'open', 'passes'] as const).find((one) => outcomes.includes(one)) ?? 'not-sent';
}

function toVerified(probe: Probe, exemplar: Exemplar, { preflight, request }: Tried): VerifiedProbe {
  const { path, origin, method, headers, assumed } = probe;
  const standIn = request !== null && request.sent !== method.toUpperCase();
  const failedStatus = exemplar.stage === 'request' ? (exemplar.request ?? exemplar).status : null;
  const before = { status: failedStatus ?? exemplar.status, causes: exemplar.causes };
  return {
    ...{ path, origin, method, headers, assumed },
    before,
    preflight,
    request,
    standIn,
    outcome: outcomeOf({ preflight, request }, { exemplar, assumed, standIn, failedStatus }),
  };
}

type Before = {
  readonly exemplar: Exemplar;
  readonly assumed: readonly Assumption[];
  /** The method sent is not the page's. */
  readonly standIn: boolean;
  /** Of the response that failed, where a response failed. */
  readonly failedStatus: number | null;
};

function outcomeOf({ preflight, request }: Tried, { exemplar, assumed, standIn, failedStatus }: Before): Outcome {
  if (preflight !== null && !preflight.passes) return 'fails';
  // An error that comes of sending no credentials, or a GET in place of a PUT, says nothing of the page's own request.
  const isTelling = request !== null && (request.status < 300 || request.status === failedStatus);
  if (isTelling && !request.passes) return 'fails';
  // What stopped the browser may be just what the input does not record.
  const isGuess = assumed.includes('method') || assumed.includes('headers');
  if (isGuess && exemplar.causes.includes('preflight-ok-no-request')) return 'open';
  // The page's PUT was answered with an error page, the GET in its place with something else: two different answers.
  if (standIn && failedStatus !== null && request?.status !== failedStatus) return 'open';
  if (request !== null) return request.passes ? 'passes' : 'open';
  return preflight === null || exemplar.stage === 'request' ? 'open' : 'passes';
}
