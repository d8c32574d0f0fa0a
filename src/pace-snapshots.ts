import type { Report } from './model/report.js';

export type Snapshots = {
  /** Something was read. */
  readonly offer: () => void;
  /** No more, whatever is still due. */
  readonly end: () => void;
};

/** The most of the time that may go into making reports. */
const share = 1 / 20;

/**
 * Hands on the report so far, at most every `everyMs` and seldomer where it is costly to make; what was read last is
 * always shown, also where nothing follows it. Nothing is made where nobody listens.
 */
export function paceSnapshots(
  make: () => Report,
  listen: ((report: Report) => void) | null,
  everyMs: number,
): Snapshots {
  if (listen === null) return { offer: () => undefined, end: () => undefined };
  let due = performance.now() + everyMs;
  let timer: NodeJS.Timeout | null = null;

  const show = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const start = performance.now();
    listen(make());
    const end = performance.now();
    due = end + Math.max(everyMs, (end - start) / share);
  };

  return {
    offer() {
      const left = due - performance.now();
      if (left <= 0) show();
      else timer ??= setTimeout(show, left);
    },
    end() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
