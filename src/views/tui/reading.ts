import type { Report } from '../../model/report.js';

export type FileProgress = {
  readonly file: string;
  readonly bytesRead: number;
  /** Null where it is not known. */
  readonly size: number | null;
};

/** What was judged so far; what only a whole group convicts is not among the blocked. */
export type Counted = Pick<Report['counts'], 'preflights' | 'requests' | 'blocked' | 'preflightsBlocked'>;

export const nothingCounted: Counted = { preflights: 0, requests: 0, blocked: 0, preflightsBlocked: 0 };

export type Phase = 'reading' | 'following' | 'stopping' | 'done';

/** How far reading is. Times are milliseconds of one clock. */
export type Reading = {
  readonly phase: Phase;
  /** Files in the order in which they were named or found; those not begun have read nothing. */
  readonly files: readonly FileProgress[];
  /** The one being read. */
  readonly current: string | null;
  readonly startedAt: number | null;
  /** So far, also what no report tells yet. */
  readonly counted: Counted;
  readonly now: number;
  /** Sentences about what could not be read; raw. */
  readonly problems: readonly string[];
  /** Counts of the last seconds, oldest first, for rates of a growing input. */
  readonly samples: readonly Sample[];
};

export type Sample = { readonly at: number; readonly judged: number; readonly failed: number };

const mostProblems = 200;
const sampleSpan = 15_000;

export function nothingReadYet(files: readonly string[]): Reading {
  return {
    phase: 'reading',
    files: files.map((file) => ({ file, bytesRead: 0, size: null })),
    current: null,
    startedAt: null,
    counted: nothingCounted,
    now: 0,
    problems: [],
    samples: [],
  };
}

export function withProgress(reading: Reading, progress: readonly FileProgress[], now: number): Reading {
  if (progress.length === 0) return { ...reading, now };
  const byFile = new Map(reading.files.map((one) => [one.file, one]));
  for (const one of progress) byFile.set(one.file, one);
  return {
    ...reading,
    files: [...byFile.values()],
    current: progress[progress.length - 1]?.file ?? reading.current,
    startedAt: reading.startedAt ?? now,
    now,
  };
}

export function withProblem(reading: Reading, problem: string): Reading {
  return reading.problems.length >= mostProblems ? reading : { ...reading, problems: [...reading.problems, problem] };
}

export function withSample(reading: Reading, sample: Sample): Reading {
  const kept = reading.samples.filter(({ at }) => sample.at - at <= sampleSpan);
  return { ...reading, samples: [...kept, sample] };
}

/** Bytes a second since reading began; null before that can be told. */
export function byteRate({ files, startedAt, now }: Reading): number | null {
  if (startedAt === null || now - startedAt < 200) return null;
  let bytes = 0;
  for (const { bytesRead } of files) bytes += bytesRead;
  return bytes / ((now - startedAt) / 1000);
}

/** Seconds until the file is read at the present rate; null where its size is not known. */
export function secondsLeft(file: FileProgress, rate: number | null): number | null {
  if (rate === null || rate <= 0 || file.size === null) return null;
  return Math.max(0, file.size - file.bytesRead) / rate;
}

/** Judged and failed a second over the last seconds; null before that can be told. */
export function liveRates({ samples, now }: Reading): { readonly judged: number; readonly failed: number } | null {
  const first = samples[0];
  const last = samples[samples.length - 1];
  if (first === undefined || last === undefined || now - first.at < 1000) return null;
  const seconds = (now - first.at) / 1000;
  return { judged: (last.judged - first.judged) / seconds, failed: (last.failed - first.failed) / seconds };
}
