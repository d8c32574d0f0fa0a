import type { Report } from '../model/report.js';
import { complaint } from './errors.js';
import type { Io } from './io.js';
import type { Progress } from './progress.js';

export type Troubles = {
  readonly tell: (message: string) => void;
  /** Said, but no trouble by itself: an empty file among others is an everyday thing in a rotated log. */
  readonly mention: (message: string) => void;
  readonly any: () => boolean;
};

/** Tells them on standard error as they come. */
export function collectTroubles(io: Io, progress: Pick<Progress, 'clear'>): Troubles {
  let told = 0;
  const mention = (message: string) => {
    progress.clear();
    io.stderr.write(complaint(message));
  };
  return {
    mention,
    tell(message) {
      told++;
      mention(message);
    },
    any: () => told > 0,
  };
}

/** A source that ended early has been reported as far as it went, but a script must know that it is not all. */
export function tellPartial(report: Report, troubles: Troubles): void {
  for (const source of report.sources) {
    if (source.partial) troubles.tell(`${source.file}: ${source.notes[0] ?? 'the input ended early'}`);
  }
}
