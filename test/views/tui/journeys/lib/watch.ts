export type Watch = {
  /** Something may have changed. */
  readonly check: () => void;
  readonly until: (holds: () => boolean, what: string) => Promise<void>;
};

/** Only what never comes takes so long, on however busy a machine. */
const patience = 30_000;

/** Waits for conditions, looking again whenever something happened; what shows is told where one never holds. */
export function createWatch(describe: () => string): Watch {
  const waiting = new Set<() => void>();
  return {
    check() {
      for (const look of waiting) look();
    },
    until(holds, what) {
      return new Promise((resolve, reject) => {
        const settle = (act: () => void) => {
          waiting.delete(look);
          clearTimeout(timer);
          clearInterval(again);
          act();
        };
        const look = () => {
          if (holds()) settle(resolve);
        };
        const complain = () => reject(new Error(`waited in vain for ${what}; this shows:\n${describe()}`));
        const timer = setTimeout(() => settle(complain), patience);
        // What does not come through the terminal, such as a file, tells nobody.
        const again = setInterval(look, 20);
        waiting.add(look);
        look();
      });
    },
  };
}
