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
  'too-many': 'beyond the number sent for one group and in all',
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
  return [
    `${stamps[group.outcome](outcomeWords[group.outcome])}  ${where}`,
    ...indent(`${group.cause}: ${group.title}, ${group.count} times in the input`, 2, width),
    ...group.probes.flatMap((probe) => renderProbe(probe, width)),
    ...group.leftOut.flatMap(({ reason, count }) => indent(`Not sent: ${count} ${obstacleWords[reason]}.`, 2, width)),
  ];
}

function renderProbe(probe: VerifiedProbe, width: number): readonly string[] {
  const { method, path, origin, headers, before, preflight, request } = probe;
  const announced = headers.length === 0 ? '' : ` with ${headers.join(', ')}`;
  const status = before.status === null ? 'no status' : before.status === 0 ? 'no answer' : String(before.status);
  const standIn = probe.standIn ? `, in place of ${method}` : '';
  return [
    ...indent(`${method} ${path} from ${origin}${announced}`, 2, width),
    ...indent(`before  ${status} ${before.causes.join(', ')}`, 6, width),
    ...(preflight === null ? [] : renderJudged(preflight, '', width)),
    ...(request === null ? [] : renderJudged(request, standIn, width)),
    ...probe.assumed.flatMap((one) => indent(`assumed ${assumptionWords[one]}`, 6, width)),
  ];
}

function renderJudged(judged: Judged, standIn: string, width: number): readonly string[] {
  const { sent, status, passes, causes, withCredentials, error, message } = judged;
  const answer = status === 0 ? `no answer (${clean(error ?? 'unknown')})` : String(status);
  const lines = indent(`now     ${sent}${standIn}: ${answer} ${passes ? 'passes' : causes.join(', ')}`, 6, width);
  if (message !== null && status !== 0) return [...lines, ...indent(`Chrome: ${clean(message)}`, 14, width)];
  if (withCredentials.length === 0) return lines;
  return [...lines, ...indent(`but not for a page that sends credentials: ${withCredentials.join(', ')}`, 14, width)];
}

function indent(text: string, columns: number, width: number): readonly string[] {
  return wrap(text, Math.max(20, width - columns)).map((line) => `${' '.repeat(columns)}${line}`);
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
