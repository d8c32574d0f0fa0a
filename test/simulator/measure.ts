import { audit } from '../../src/audit.js';
import type { ExchangeFinding, Finding } from '../../src/model/finding.js';
import type { Group, Report } from '../../src/model/report.js';
import { positionOf } from '../../src/model/source-ref.js';
import { type Random, seededRandom } from '../helpers/random.js';
import { textSource } from '../helpers/text-source.js';
import { type Line, type Sent, writeLog } from './log.js';
import { addNoise } from './noise.js';
import { visit, type Wire } from './person.js';
import { type IncidentKind, makeWorld, ordinary, type World } from './world.js';

/** One simulated log, what the audit made of it, and how far that is right. */
export type Run = {
  readonly world: World;
  readonly lines: readonly Line[];
  readonly report: Report;
  readonly links: Tally;
  readonly kinds: Tally;
  /** What the group verdict says of each preflight that really was blocked, and of each it calls blocked. */
  readonly recall: Tally;
  readonly precision: Tally;
  /** What is called certain. */
  readonly certain: Tally;
  /** Times of the preflights that failed because of the incident, in milliseconds, as logged. */
  readonly failures: readonly number[];
};

export type Tally = { readonly right: number; readonly all: number };

export async function simulate(seed: number, kind: IncidentKind | null, hardship = ordinary): Promise<Run> {
  const random = seededRandom(seed);
  const world = makeWorld(random, kind, hardship);
  const lines = writeLog(sendEverything(world, random), world.servers, random);
  const findings: Finding[] = [];
  const text = `${lines.map((line) => line.text).join('\n')}\n`;
  const report = await audit([textSource('access.log', text)], { onFinding: (finding) => findings.push(finding) });
  return {
    world,
    lines,
    report,
    links: measureLinks(lines, findings),
    kinds: measureKinds(lines, findings),
    ...measureVerdicts(lines, findings, report),
    failures: failuresOf(world, lines),
  };
}

function sendEverything(world: World, random: Random): readonly Sent[] {
  const sent: Sent[] = [];
  let id = 0;
  const wire: Wire = { send: (one) => sent.push(one), nextId: () => id++ };
  for (let i = 0; i < world.people; i++) visit(world, random, wire);
  addNoise(world, random, wire);
  return sent;
}

const lineOf = (lines: readonly Line[], record: { readonly source: Parameters<typeof positionOf>[0] }): Line =>
  lines[positionOf(record.source) - 1] as Line;

function exchanges(findings: readonly Finding[]): readonly ExchangeFinding[] {
  return findings.filter((finding): finding is ExchangeFinding => finding.type === 'preflight');
}

/**
 * Each preflight with its request or without. Preflights of one client, program and target within one second cannot be
 * told apart, so among them it only counts which requests were linked.
 */
function measureLinks(lines: readonly Line[], findings: readonly Finding[]): Tally {
  const requests = new Map<number, number>();
  for (const [index, { truth }] of lines.entries()) {
    if (truth.is === 'request' && truth.of !== null) requests.set(truth.of, index);
  }
  const truths = new Map<string, (number | null)[]>();
  for (const { truth, key, second } of lines) {
    if (truth.is !== 'preflight' || truth.fate === 'refused') continue;
    append(truths, `${key} ${second}`, truth.fate === 'followed' ? (requests.get(truth.id) ?? null) : null);
  }
  let right = 0;
  let all = 0;
  const left = new Map([...truths].map(([key, list]) => [key, [...list]]));
  for (const list of truths.values()) all += list.length;
  for (const { exchange } of exchanges(findings)) {
    if (exchange.preflight === null) continue;
    const { key, second } = lineOf(lines, exchange.preflight);
    const list = left.get(`${key} ${second}`) ?? [];
    const at = list.indexOf(exchange.request === null ? null : positionOf(exchange.request.source) - 1);
    if (at < 0) continue;
    list.splice(at, 1);
    right++;
  }
  return { right, all };
}

function measureKinds(lines: readonly Line[], findings: readonly Finding[]): Tally {
  const told = new Map<number, string>();
  for (const finding of findings) {
    if (finding.type === 'options') told.set(positionOf(finding.record.source) - 1, finding.kind);
    else if (finding.type === 'preflight' && finding.exchange.preflight !== null) {
      told.set(positionOf(finding.exchange.preflight.source) - 1, 'preflight');
    }
  }
  let right = 0;
  let all = 0;
  for (const [index, { truth }] of lines.entries()) {
    if (truth.is === 'request') continue;
    all++;
    if (told.get(index) === (truth.is === 'preflight' ? 'preflight' : truth.kind)) right++;
  }
  return { right, all };
}

function measureVerdicts(
  lines: readonly Line[],
  findings: readonly Finding[],
  report: Report,
): Pick<Run, 'recall' | 'precision' | 'certain'> {
  const recall = { right: 0, all: 0 };
  const precision = { right: 0, all: 0 };
  const certain = { right: 0, all: 0 };
  for (const finding of exchanges(findings)) {
    if (finding.exchange.preflight === null) continue;
    const { truth } = lineOf(lines, finding.exchange.preflight);
    if (truth.is !== 'preflight') continue;
    const failed = truth.fate === 'refused' || truth.fate === 'blocked';
    const isBlocked = finding.verdict === 'blocked' || convicts(report.groups, finding);
    if (failed) recall.all++;
    if (failed && isBlocked) recall.right++;
    if (isBlocked) precision.all++;
    if (failed && isBlocked) precision.right++;
    if (finding.certainty !== 'certain') continue;
    certain.all++;
    if (failed === (finding.verdict === 'blocked')) certain.right++;
  }
  return { recall, precision, certain };
}

/** Whether a group that its own evidence convicts holds this undecided finding. */
function convicts(groups: readonly Group[], finding: ExchangeFinding): boolean {
  const preflight = finding.exchange.preflight;
  if (finding.verdict !== 'undecided' || preflight === null || preflight.time === null) return false;
  const time = new Date(preflight.time).toISOString();
  return groups.some(
    (group) =>
      group.verdict === 'blocked' &&
      group.cause === 'preflight-ok-no-request' &&
      group.status === preflight.status &&
      isOnPath(group.path, preflight.url) &&
      (group.first ?? '') <= time &&
      time <= (group.last ?? ''),
  );
}

export function isOnPath(template: string, url: string): boolean {
  return (url.split('?', 1)[0] ?? '').replace(/\/\d+$/, '/*') === template;
}

function failuresOf({ incident, servers }: World, lines: readonly Line[]): readonly number[] {
  if (incident === null) return [];
  const times: number[] = [];
  const skew = Math.max(1500, ...servers.clocks.map(Math.abs));
  for (const { truth, key, second } of lines) {
    if (truth.is !== 'preflight' || (truth.fate !== 'refused' && truth.fate !== 'blocked')) continue;
    const target = key.slice(key.lastIndexOf(' ') + 1).replace(/\/\d+$/, '');
    const isItsOwn = key.startsWith('192.0.2.251') || !incident.paths.has(target);
    const time = second * 1000;
    if (!isItsOwn && time >= incident.from - skew && time <= incident.until + skew) times.push(time);
  }
  return times.sort((a, b) => a - b);
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
