import type { Source } from '../input/source.js';
import { clean } from '../views/shared/clean.js';
import { cut } from '../views/shared/width.js';
import type { Io } from './io.js';

export type Progress = {
  readonly show: (source: Source, number: number, of: number) => void;
  /** Takes the line away, so that what follows stands alone. */
  readonly clear: () => void;
};

const interval = 100;
const eraseLine = '\r\x1b[K';

/** One line that is written over again and again; nothing unless standard error is a terminal. */
export function createProgress(stderr: Io['stderr'], wanted: boolean): Progress {
  if (!wanted || stderr.isTTY !== true) return { show: () => {}, clear: () => {} };
  let shownAt = 0;
  let visible = false;
  return {
    show(source, number, of) {
      const now = Date.now();
      if (now - shownAt < interval) return;
      shownAt = now;
      visible = true;
      const line = describe(source, number, of);
      stderr.write(eraseLine + cut(line, (stderr.columns ?? 80) - 1));
    },
    clear() {
      if (visible) stderr.write(eraseLine);
      visible = false;
    },
  };
}

function describe({ name, size, condition }: Source, number: number, of: number): string {
  const place = of > 1 ? ` (${number} of ${of})` : '';
  const read = condition.bytesRead;
  const share = size === null || size <= 0 ? '' : `  ${Math.min(100, Math.floor((100 * read) / size))} %`;
  return `reading ${clean(name, 200)}${place}${share}  ${(read / 1_000_000).toFixed(0)} MB`;
}
