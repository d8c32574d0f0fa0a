import { type Run, simulate, type Tally } from './measure.js';
import { type Hardship, type IncidentKind, ordinary } from './world.js';

/** What a number of runs of one kind came to. */
export type Measured = {
  readonly title: string;
  readonly runs: number;
  readonly lines: number;
  readonly links: Tally;
  readonly kinds: Tally;
  readonly recall: Tally;
  readonly precision: Tally;
  readonly certain: Tally;
  /** Runs in which the report speaks of an incident, or convicts what only pages did that were closed. */
  readonly alarms: number;
  /**
   * Runs whose incident's beginning, and end, were found within the distance of two of its failures: the two at that
   * side, or two of them on average.
   */
  readonly onset: Tally;
  readonly end: Tally;
};

/** Fewer failures than these, and nobody could tell when they began. */
const fewest = 20;

export type Plan = {
  readonly title: string;
  readonly runs: number;
  readonly kind: IncidentKind | null;
  readonly hardship?: Hardship;
  /** The first seed. */
  readonly from?: number;
};

/** Runs with seeds one after another; of incidents, those with enough failures to be seen. */
export async function measureRuns({ title, runs, kind, hardship = ordinary, from = 1 }: Plan): Promise<Measured> {
  const sums = { links: zero(), kinds: zero(), recall: zero(), precision: zero(), certain: zero() };
  const onset = zero();
  const end = zero();
  let lines = 0;
  let alarms = 0;
  let counted = 0;
  for (let seed = from; counted < runs; seed++) {
    const run = await simulate(seed, kind, hardship);
    if (kind !== null && run.failures.length < fewest) continue;
    counted++;
    lines += run.lines.length;
    for (const name of ['links', 'kinds', 'recall', 'precision', 'certain'] as const) add(sums[name], run[name]);
    if (isAlarmed(run)) alarms++;
    if (kind === null) continue;
    onset.all++;
    end.all++;
    if (isOnsetFound(run)) onset.right++;
    if (isEndFound(run)) end.right++;
  }
  return { title, runs, lines, ...sums, alarms, onset, end };
}

/** One line a kind, for people. */
export function tableOf(measured: readonly Measured[]): string {
  const rows = measured.map((one) => [
    one.title,
    String(one.runs),
    count(one.lines),
    percent(one.kinds),
    percent(one.links),
    percent(one.precision),
    one.onset.all === 0 ? '' : percent(one.recall),
    percent(one.certain),
    `${one.alarms} of ${one.runs}`,
    one.onset.all === 0 ? '' : percent(one.onset),
    one.end.all === 0 ? '' : percent(one.end),
  ]);
  const heading = [
    'incident',
    'runs',
    'lines',
    'OPTIONS told apart',
    'links right',
    'blocked: precision',
    'blocked: recall',
    'certain and right',
    'runs with an incident reported',
    'onset found',
    'end found',
  ];
  const ruler = heading.map(() => '---');
  return `${[heading, ruler, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function isAlarmed({ report }: Run): boolean {
  return (
    report.incident !== null ||
    report.groups.some(
      ({ incident, verdict, cause }) =>
        incident !== null || (verdict === 'blocked' && cause === 'preflight-ok-no-request'),
    )
  );
}

function isOnsetFound(run: Run): boolean {
  const [first = 0, second = first] = run.failures;
  const began = run.report.incident?.began ?? null;
  return began !== null && Math.abs(Date.parse(began) - first) <= Math.max(second - first, meanDistance(run));
}

function isEndFound(run: Run): boolean {
  const { incident } = run.report;
  if (incident === null) return false;
  if (run.world.incident?.until === Number.POSITIVE_INFINITY) return incident.ended === null;
  const last = run.failures.at(-1) ?? 0;
  const before = run.failures.at(-2) ?? last;
  return (
    incident.ended !== null && Math.abs(Date.parse(incident.ended) - last) <= Math.max(last - before, meanDistance(run))
  );
}

/** Of two failures, but no less than the log can show. */
function meanDistance({ failures }: Run): number {
  return Math.max(1000, ((failures.at(-1) ?? 0) - (failures[0] ?? 0)) / Math.max(1, failures.length - 1));
}

type Sum = { right: number; all: number };

const zero = (): Sum => ({ right: 0, all: 0 });

function add(into: Sum, from: Tally): void {
  into.right += from.right;
  into.all += from.all;
}

function percent({ right, all }: Tally): string {
  if (all === 0) return '';
  return `${((100 * right) / all).toFixed(right === all ? 0 : 2)} % of ${count(all)}`;
}

function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
