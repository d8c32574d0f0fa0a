import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Report } from './model/report.js';

export type Pace = {
  /** How often at most, in milliseconds. */
  readonly everyMs: number;
  readonly share: number;
};

export type Snapshots = {
  /** Something was read; `left` is how long reading on will take, in milliseconds, as far as that can be told. */
  readonly offer: (left?: number) => void;
  /** Resolves when no report is in the making, which has to see everything as it was when it began; null: none is. */
  readonly made: () => Promise<void> | null;
  /** Resolves when a report of all that was read so far has been handed on, without waiting for when it is due. */
  readonly upToDate: () => Promise<void>;
  /** No more, whatever is still due. */
  readonly end: () => void;
};

/**
 * The most of the time that may go into making reports. Who waits for an input to be read wants that soon, and has the
 * counts meanwhile; of an input that grows, reports are all there is to wait for.
 */
export const shareWhileReading = 1 / 40;
export const shareWhileFollowing = 1 / 10;

/** Whatever is read within this time, in milliseconds, is not worth a report before: the one at the end comes as soon. */
const soon = 1000;

/** How long a report is worked on before others have their turn, in milliseconds: a key that was pressed shows soon. */
const longestTurn = 8;

/** A report in the making; what was spoilt by what happened meanwhile is null. */
export type Making = Iterator<undefined, Report | null, undefined>;

/**
 * Hands on the report so far, at most so often and seldomer where it is costly to make; what was read last is
 * always shown, also where nothing follows it. Nothing is made where nobody listens.
 */
export function paceSnapshots(
  make: () => Making,
  listen: ((report: Report) => void) | null,
  { everyMs, share }: Pace,
): Snapshots {
  if (listen === null)
    return { offer: () => undefined, made: () => null, upToDate: async () => undefined, end: () => undefined };
  let due = performance.now() + everyMs;
  let endsAt = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;
  let making: Promise<void> | null = null;
  let hasEnded = false;
  let isUpToDate = true;

  const show = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    let spent = 0;
    const steps = make();
    const work = (): boolean => {
      const start = performance.now();
      let step = steps.next();
      while (step.done !== true && performance.now() - start < longestTurn) step = steps.next();
      if (step.done === true && step.value !== null) {
        isUpToDate = true;
        listen(step.value);
      }
      const end = performance.now();
      spent += end - start;
      due = end + Math.max(everyMs, spent / share);
      return step.done === true;
    };
    if (work()) return;
    const inTurns = async () => {
      do await nextTurn();
      while (!hasEnded && !work());
    };
    making = inTurns().finally(() => {
      making = null;
    });
    // Whoever waits for it is told; where nobody does, the report at the end fails alike.
    making.catch(() => undefined);
  };

  /** Where the end is near, until it should have come; it may keep away. */
  const waitFrom = (now: number) => (endsAt <= due + soon ? Math.max(due, endsAt + everyMs) : due) - now;

  const onTime = () => {
    timer = null;
    const wait = waitFrom(performance.now());
    if (wait <= 0) show();
    else timer = setTimeout(onTime, wait);
  };

  return {
    offer(left = Number.POSITIVE_INFINITY) {
      isUpToDate = false;
      const now = performance.now();
      endsAt = now + left;
      if (making !== null) return;
      const wait = waitFrom(now);
      if (wait <= 0) show();
      else timer ??= setTimeout(onTime, wait);
    },
    made: () => making,
    async upToDate() {
      while (!isUpToDate && !hasEnded) {
        if (making === null) show();
        await making;
      }
    },
    end() {
      hasEnded = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
