import type { ExchangeFinding, Finding } from '../../src/model/finding.js';
import { pathTemplate } from '../../src/model/path-template.js';
import type { Group, Report } from '../../src/model/report.js';
import { positionOf } from '../../src/model/source-ref.js';

/** What a call of a page sent, in the order of the log: method and target, each preflight before its request. */
export type SentCall = { readonly sent: readonly string[] };

/** A preflight of the log, and what the browser really did. Lines count from 1. */
export type TruePreflight = {
  readonly line: number;
  readonly status: number;
  /** Line of its request; null where the browser held it back. */
  readonly request: number | null;
};

export type Share = { right: number; all: number };

export type Measured = {
  readonly classified: Share;
  readonly links: Share;
  /** Of what is called blocked, by itself or by its group. */
  readonly precision: Share;
  /** Of what the browser held back. */
  readonly recall: Share;
  readonly certain: Share;
};

/** The preflights of calls that were made one after the other; of calls to other servers the log shows nothing. */
export function truePreflights(lines: readonly string[], calls: readonly SentCall[]): readonly TruePreflight[] {
  const requests = lines.map((line) => /"(\S+ \S+)/.exec(line)?.[1] ?? '');
  const found: TruePreflight[] = [];
  let from = 0;
  for (const { sent } of calls) {
    const start = sent[0] === undefined ? -1 : requests.slice(from, from + nearby).indexOf(sent[0]);
    if (start < 0) continue;
    from += start;
    const places = sent.map((one) => {
      from = requests.indexOf(one, from) + 1;
      return from;
    });
    for (const [i, one] of sent.entries()) {
      if (!one.startsWith('OPTIONS ')) continue;
      const line = places[i] ?? 0;
      const next = sent[i + 1];
      const isFollowed = next !== undefined && targetOf(next) === targetOf(one);
      const status = Number(/" (\d{3}) /.exec(lines[line - 1] ?? '')?.[1]);
      found.push({ line, status, request: isFollowed ? (places[i + 1] ?? null) : null });
    }
  }
  return found;
}

/** A dropped connection is tried again, so a call may leave more lines than the browser shows. */
const nearby = 8;

function targetOf(sent: string): string {
  return sent.slice(sent.indexOf(' '));
}

/** What a report says of preflights, against what the browser did. */
export function measureCombined(
  truth: readonly TruePreflight[],
  findings: readonly Finding[],
  report: Report,
): Measured {
  const byLine = new Map<number, ExchangeFinding>();
  for (const finding of findings) {
    const preflight = finding.type === 'preflight' ? finding.exchange.preflight : null;
    if (finding.type === 'preflight' && preflight !== null) byLine.set(positionOf(preflight.source), finding);
  }
  const measured = { classified: zero(), links: zero(), precision: zero(), recall: zero(), certain: zero() };
  for (const { line, status, request } of truth) {
    const finding = byLine.get(line);
    count(measured.classified, finding !== undefined);
    if (finding === undefined) continue;
    const linked = finding.exchange.request === null ? null : positionOf(finding.exchange.request.source);
    if (status >= 200 && status <= 299) count(measured.links, linked === request);
    const isBlocked = finding.verdict === 'blocked' || isConvicted(report.groups, finding);
    if (isBlocked) count(measured.precision, request === null);
    if (request === null) count(measured.recall, isBlocked);
    if (finding.certainty === 'certain')
      count(measured.certain, (finding.verdict === 'blocked') === (request === null));
  }
  return measured;
}

/** Whether a group that its own evidence convicts holds this finding. */
function isConvicted(groups: readonly Group[], { verdict, exchange: { preflight } }: ExchangeFinding): boolean {
  if (verdict !== 'undecided' || preflight === null) return false;
  return groups.some(
    (group) =>
      group.verdict === 'blocked' && group.status === preflight.status && group.path === pathTemplate(preflight.url),
  );
}

const zero = (): Share => ({ right: 0, all: 0 });

function count(share: Share, isRight: boolean): void {
  share.all++;
  if (isRight) share.right++;
}
