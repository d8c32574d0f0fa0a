import { align } from './align.js';
import type { Result } from './race.js';
import type { Input } from './table.js';

export type Measured = { readonly title: string; readonly input: Input; readonly results: readonly Result[] };

/**
 * One table of all the cases. The last columns say how many times as fast as a program of reference a row is, by the
 * middle of the runs.
 */
export function render(title: string, unit: string, cases: readonly Measured[]): string {
  const references = [...new Set(cases.flatMap(({ results }) => results.flatMap(referenceOf)))];
  const header = [title, 'median s', 'min s', 'CPU s', `M ${unit}/s`, 'MB/s', 'peak MB'];
  const rows: string[][] = [[...header, ...references.map((name) => `x ${name}`)]];
  for (const { title, input, results } of cases) {
    rows.push([], [`${title}: ${input.count.toLocaleString('en')} ${unit}, ${(input.bytes / 1e6).toFixed(0)} MB`]);
    for (const result of results) {
      const ratios = references.map((name) => {
        const reference = results.find(({ contender }) => contender.reference === name);
        return reference === undefined ? '' : precise(reference.seconds / result.seconds);
      });
      rows.push([`  ${result.contender.title}`, ...figures(result, input), ...ratios]);
    }
  }
  return align(rows);
}

function referenceOf({ contender }: Result): readonly string[] {
  return contender.reference === undefined ? [] : [contender.reference];
}

function figures({ seconds, fastest, cpuSeconds, peakMegabytes }: Result, { count, bytes }: Input): readonly string[] {
  return [
    seconds.toFixed(2),
    fastest.toFixed(2),
    cpuSeconds?.toFixed(2) ?? '-',
    (count / seconds / 1e6).toFixed(2),
    (bytes / seconds / 1e6).toFixed(0),
    peakMegabytes?.toFixed(0) ?? '-',
  ];
}

function precise(ratio: number): string {
  return ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0);
}
