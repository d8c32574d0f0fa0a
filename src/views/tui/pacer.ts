export type Pacer = {
  /** Something changed. A key is answered at once; what is read shows a few times a second. */
  readonly ask: (isUrgent: boolean) => void;
  readonly stop: () => void;
};

/** Reading at full speed must not spend itself on drawing, however much a frame costs on this machine and screen. */
const between = 200;
const betweenAtMost = 1000;
const share = 1 / 25;

/** Draws once for all that happened together. */
export function createPacer(draw: () => void): Pacer {
  let soon: NodeJS.Immediate | null = null;
  let later: NodeJS.Timeout | null = null;
  let due = Number.NEGATIVE_INFINITY;

  const cancel = () => {
    if (soon !== null) clearImmediate(soon);
    if (later !== null) clearTimeout(later);
    soon = null;
    later = null;
  };
  const drawNow = () => {
    cancel();
    const start = performance.now();
    draw();
    const end = performance.now();
    due = end + Math.min(betweenAtMost, Math.max(between, (end - start) / share));
  };

  return {
    ask(isUrgent) {
      if (isUrgent) soon ??= setImmediate(drawNow);
      else if (soon === null) later ??= setTimeout(drawNow, Math.max(0, due - performance.now()));
    },
    stop: cancel,
  };
}
