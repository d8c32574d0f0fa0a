import type { Assumption, Obstacle } from '../verify/probe.js';
import type { Judged, Verification, VerifiedGroup, VerifiedProbe } from '../verify/verification.js';
import { clean } from './shared/clean.js';
import { type Style, stylesFor } from './shared/style.js';
import { wrap } from './shared/width.js';
import type { ViewOptions } from './view.js';

type Page = Pick<ViewOptions, 'width' | 'color'>;

const outcomeWords: Readonly<Record<VerifiedGroup['outcome'], string>> = {
  passes: 'PASSES NOW',
  fails: 'STILL FAILS',
  open: 'NOT SHOWN TO PASS',
  'not-sent': 'NOT SENT',
};

const assumptionWords: Readonly<Record<Assumption, string>> = {
  origin: 'the origin is not recorded: sent with the one vouched for',
  method: 'the announced method is not recorded: sent as GET, which needs no listing',
  headers: 'the announced headers are not recorded: none were announced',
  query: 'sent without the query',
};

const obstacleWords: Readonly<Record<Obstacle, string>> = {
  'other-host': 'for another host than the target',
  'not-cors': 'stopped before any server could answer',
  path: 'with a path that is not safe to send',
  'origin-not-recorded': 'whose origin the file does not record: name one with --allow-origin',
  origin: 'with an origin that no server should allow, such as null, or that is none',
  'origin-not-allowed': 'from an origin that is not among those of --allow-origin',
  method: 'with a method that is none',
  headers: 'with header names that are none',
  'too-many': 'more than are sent for one group or in all',
};

/** What became of each group on the live server, for people. */
export function renderVerification(verification: Verification, page: Page): string {
  const blocks = [headline(verification, page), ...verification.groups.map((group) => renderGroup(group, page))];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function headline({ target, requests, sent, counts, groups }: Verification, { width }: Page): readonly string[] {
  if (groups.length === 0) return ['Nothing failed in this input: there is nothing to send.'];
  const what = `${plural(sent.preflights, 'preflight')} and ${plural(sent.requests, 'request')}`;
  const groupsOf = (count: number, words: string) => (count === 0 ? [] : [`${count} ${words}`]);
  const came = [
    ...groupsOf(counts.passes, 'pass now'),
    ...groupsOf(counts.fails, 'still fail'),
    ...groupsOf(counts.open, 'could not be shown to pass'),
    ...groupsOf(counts['not-sent'], 'were not sent'),
  ].join(', ');
  const hint = !requests && counts.open > 0 ? ' With --requests the responses are tried too, by GET or HEAD.' : '';
  return wrap(`Sent ${what} to ${clean(target)}. Of ${plural(groups.length, 'group')}: ${came}.${hint}`, width);
}

function renderGroup(group: VerifiedGroup, { width, color }: Page): readonly string[] {
  const styles = stylesFor(color);
  const stamps: Readonly<Record<VerifiedGroup['outcome'], Style>> = {
    passes: styles.passed,
    fails: styles.failed,
    open: styles.heading,
    'not-sent': styles.quiet,
  };
  const where = `${clean(group.host ?? '')}${clean(group.path)}`;
  const assumed = new Set(group.probes.flatMap((probe) => probe.assumed));
  return [
    `${stamps[group.outcome](outcomeWords[group.outcome])}  ${where}`,
    ...hang('  ', `${group.cause}: ${group.title}, ${plural(group.count, 'time')} in the input`, width),
    ...alike(group.probes).flatMap((probes) => renderProbes(probes, width)),
    ...[...assumed].flatMap((one) => hang('  Assumed: ', `${assumptionWords[one]}.`, width)),
    ...group.leftOut.flatMap(({ reason, count }) => hang('  Not sent: ', `${count} ${obstacleWords[reason]}.`, width)),
  ];
}

/** Probes of which there is the same to be said. */
function alike(probes: readonly VerifiedProbe[]): readonly (readonly [VerifiedProbe, ...VerifiedProbe[]])[] {
  const kinds = new Map<string, [VerifiedProbe, ...VerifiedProbe[]]>();
  for (const probe of probes) {
    const { before, preflight, request, method, origin, headers } = probe;
    // What the browser says names the URL.
    const said = [preflight, request].map((judged) => (judged === null ? null : { ...judged, message: null }));
    const key = JSON.stringify([before, said, method, origin, headers]);
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, [probe]);
    else kind.push(probe);
  }
  return [...kinds.values()];
}

function renderProbes([probe, ...others]: readonly [VerifiedProbe, ...VerifiedProbe[]], width: number) {
  const { method, path, origin, headers, before, preflight, request } = probe;
  const announced = headers.length === 0 ? '' : ` with ${headers.join(', ')}`;
  const more = others.length === 0 ? '' : `, and ${plural(others.length, 'other path')} alike`;
  const status = before.status === null ? 'no status' : before.status === 0 ? 'no answer' : String(before.status);
  const standIn = probe.standIn ? ` in place of ${method}` : '';
  return [
    ...hang('  ', `${method} ${path} from ${origin}${announced}${more}`, width),
    ...hang('    before  ', `${status} ${before.causes.join(', ')}`, width),
    ...(preflight === null ? [] : renderJudged(preflight, '', width)),
    ...(request === null ? [] : renderJudged(request, standIn, width)),
  ];
}

function renderJudged(judged: Judged, standIn: string, width: number): readonly string[] {
  const { sent, status, passes, causes, withCredentials, error, message } = judged;
  const answer = status === 0 ? `no answer (${clean(error ?? 'unknown')})` : String(status);
  const came = passes ? 'passes' : causes.join(', ');
  const lines = hang('    now     ', `${sent}${standIn}: ${answer} ${came}`, width);
  if (message !== null && status !== 0) return [...lines, ...hang('            Chrome: ', clean(message), width)];
  if (withCredentials.length === 0) return lines;
  return [...lines, ...hang('            ', `with credentials it would not: ${withCredentials.join(', ')}`, width)];
}

/** A label, and the text in a column of its own beside it. */
function hang(label: string, text: string, width: number): readonly string[] {
  const lines = wrap(text, Math.max(20, width - label.length));
  return lines.map((line, index) => `${index === 0 ? label : ' '.repeat(label.length)}${line}`);
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
