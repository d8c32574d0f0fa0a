import { type Cost, measure } from './measure.js';
import { median } from './statistics.js';
import type { Contender } from './table.js';

/** What a contender's runs cost: the middle of them, the fastest, and the most memory. */
export type Result = {
  readonly contender: Contender;
  readonly seconds: number;
  readonly fastest: number;
  readonly cpuSeconds: number | null;
  readonly peakMegabytes: number | null;
};

/** Everybody in turn, as often as asked for, so that a busy moment of the machine hits all alike. */
export async function race(
  contenders: readonly Contender[],
  { runs, folder }: { readonly runs: number; readonly folder: string },
): Promise<readonly Result[]> {
  const costs = contenders.map((): Cost[] => []);
  for (let i = 0; i < runs; i++) {
    for (const [at, { command, once }] of contenders.entries()) {
      if (i === 0 || once !== true) costs[at]?.push(await measure(command, folder));
    }
  }
  return contenders.map((contender, at) => ({ contender, ...summarise(costs[at] ?? []) }));
}

/** @throws RangeError where nothing was measured. */
export function summarise(costs: readonly Cost[]): Omit<Result, 'contender'> {
  if (costs.length === 0) throw new RangeError('nothing was measured');
  const seconds = costs.map((cost) => cost.seconds);
  const cpu = costs.map(({ cpuSeconds }) => cpuSeconds).filter((one) => one !== null);
  const peaks = costs.map(({ peakMegabytes }) => peakMegabytes).filter((one) => one !== null);
  return {
    seconds: median(seconds),
    fastest: Math.min(...seconds),
    cpuSeconds: cpu.length === 0 ? null : median(cpu),
    peakMegabytes: peaks.length === 0 ? null : Math.max(...peaks),
  };
}
