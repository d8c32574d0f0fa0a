/** Bytes that came, valid until more is asked for. */
export type Arrived = { readonly bytes: Uint8Array };

/** Nothing more will come, because of this; null: it was all. */
export type Ended = { readonly failure: string | null };

/** One asks for bytes, again when they were given; another gives them. */
export type Pull = {
  readonly next: () => Promise<Arrived | Ended>;
  readonly give: (arrived: Arrived) => void;
  /** What was said first holds, for whoever waits and whoever asks from now on. */
  readonly end: (how: Ended) => void;
};

/** `ask` is called for each time somebody asks, until it has ended. */
export function createPull(ask: () => void): Pull {
  let answer: (answer: Arrived | Ended) => void = () => undefined;
  let ended: Ended | null = null;
  return {
    next: () =>
      new Promise((resolve) => {
        answer = resolve;
        if (ended === null) ask();
        else resolve(ended);
      }),
    give: (arrived) => answer(arrived),
    end(how) {
      ended ??= how;
      answer(ended);
    },
  };
}
