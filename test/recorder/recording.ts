import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseVerdict } from './run-cases.js';

/** `verdicts.json`: what the browser did in every case. */
export type Verdicts = {
  /** Such as `Chrome/156.0.8078.79`. */
  readonly browser: string;
  readonly cases: readonly CaseVerdict[];
};

export const recordingFolder = join(import.meta.dirname, '..', 'recordings', 'chromium-apache');
export const repeatsFolder = join(import.meta.dirname, '..', 'recordings', 'chromium-repeats');

/** One case a line, so that a change shows where it is. */
export function formatVerdicts({ browser, cases }: Verdicts): string {
  const lines = cases.map((one) => JSON.stringify(one));
  return `{"browser":${JSON.stringify(browser)},"cases":[\n${lines.join(',\n')}\n]}\n`;
}

export async function readVerdicts(): Promise<Verdicts> {
  return JSON.parse(await readFile(join(recordingFolder, 'verdicts.json'), 'utf8')) as Verdicts;
}
