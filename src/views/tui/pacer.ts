export type Pacer = {
  /** Something changed. A key is answered at once; what is read shows a few times a second. */
  readonly ask: (isUrgent: boolean) => void;
  readonly stop: () => void;
};

/** Reading at full speed must not spend itself on drawing. */
const between = 200;

/** Draws once for all that happened together. */
export function createPacer(draw: () => void): Pacer {
  let soon: NodeJS.Immediate | null = null;
  let later: NodeJS.Timeout | null = null;
  let drawnAt = Number.NEGATIVE_INFINITY;

  const cancel = () => {
    if (soon !== null) clearImmediate(soon);
    if (later !== null) clearTimeout(later);
    soon = null;
    later = null;
  };
  const drawNow = () => {
    cancel();
    draw();
    drawnAt = performance.now();
  };

  return {
    ask(isUrgent) {
      if (isUrgent) soon ??= setImmediate(drawNow);
      else if (soon === null) later ??= setTimeout(drawNow, Math.max(0, drawnAt + between - performance.now()));
    },
    stop: cancel,
  };
}
