import { pathOf } from '../fixes/path-prefix.js';
import type { Exemplar, Group, Report } from '../model/report.js';
import { type Assumption, type Obstacle, type Plan, type Probe, probeKey } from './probe.js';
import { isSendableMethod, isSendableOrigin, isSendablePath, sendableHeaders } from './sendable.js';
import { isHostOf, type Target } from './target.js';

export type PlanOptions = {
  readonly target: Target;
  /** Origins the user vouches for: where there are any, those of others are not sent. */
  readonly allowOrigins: readonly string[];
};

const mostPerGroup = 10;
const mostInAll = 200;

/**
 * The distinct failing exchanges of a report, as far as its exemplars show them. Where some group names the target's
 * host, those of other hosts are left out; else all are meant for the target, such as a copy on another machine.
 */
export function planProbes(report: Report, { target, allowOrigins }: PlanOptions): readonly Plan[] {
  const namesTarget = report.groups.some(({ host }) => host !== null && isHostOf(target, host));
  const known = new Set<string>();
  return report.groups.map((group) => {
    const probes = new Map<string, Plan['probes'][number]>();
    const leftOut = new Map<Obstacle, number>();
    for (const exemplar of group.exemplars) {
      const elsewhere = namesTarget && group.host !== null && !isHostOf(target, group.host);
      const probe = elsewhere ? 'other-host' : toProbe(exemplar, group, allowOrigins);
      const key = typeof probe === 'string' ? '' : probeKey(probe);
      if (probes.has(key)) continue;
      const obstacle = typeof probe === 'string' ? probe : tooMany(probes.size, known, key);
      if (typeof probe === 'string' || obstacle !== null) {
        const reason = obstacle ?? 'too-many';
        leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
        continue;
      }
      known.add(key);
      probes.set(key, { probe, exemplar });
    }
    return { group, probes: [...probes.values()], leftOut };
  });
}

function tooMany(inGroup: number, known: ReadonlySet<string>, key: string): Obstacle | null {
  return inGroup >= mostPerGroup || (known.size >= mostInAll && !known.has(key)) ? 'too-many' : null;
}

/** What to send for one record, or why nothing is sent. */
function toProbe(exemplar: Exemplar, group: Group, allowOrigins: readonly string[]): Probe | Obstacle {
  if (group.family === 'not-cors') return 'not-cors';
  const path = pathOf(exemplar.url) || '/';
  if (!isSendablePath(path)) return 'path';
  const origin = exemplar.origin ?? allowOrigins[0];
  if (origin === undefined) return 'origin-not-recorded';
  if (!isSendableOrigin(origin)) return 'origin';
  if (allowOrigins.length > 0 && !allowOrigins.includes(origin)) return 'origin-not-allowed';
  const recorded = exemplar.requestMethod ?? exemplar.request?.method ?? null;
  const method = recorded ?? 'GET';
  if (!isSendableMethod(method)) return 'method';
  const headers = sendableHeaders(exemplar.requestHeaders ?? []);
  if (headers === null) return 'headers';
  const assumed: Assumption[] = [];
  if (exemplar.origin === null) assumed.push('origin');
  if (recorded === null) assumed.push('method');
  if (exemplar.type === 'preflight' && exemplar.requestHeaders === null) assumed.push('headers');
  if (exemplar.url.includes('?')) assumed.push('query');
  return { preflight: exemplar.type === 'preflight', path, origin, method, headers, assumed };
}
