/** Hands out what was put in by time, the earliest first, and of one time in the order it came: a binary heap. */
export type TimeHeap<T> = {
  readonly push: (item: T) => void;
  /** The earliest, or undefined. */
  readonly peek: () => T | undefined;
  readonly pop: () => T | undefined;
};

export function createTimeHeap<T extends { readonly time: number }>(): TimeHeap<T> {
  const items: T[] = [];
  /** How many came before each. */
  const turns: number[] = [];
  let pushed = 0;

  const swap = (a: number, b: number) => {
    const item = items[a] as T;
    const turn = turns[a] as number;
    items[a] = items[b] as T;
    turns[a] = turns[b] as number;
    items[b] = item;
    turns[b] = turn;
  };
  const isBefore = (a: number, b: number): boolean => {
    const one = items[a];
    const other = items[b];
    if (one === undefined || other === undefined) return one !== undefined;
    return one.time < other.time || (one.time === other.time && (turns[a] as number) < (turns[b] as number));
  };

  return {
    push(item) {
      let at = items.push(item) - 1;
      turns.push(pushed++);
      while (at > 0) {
        const parent = (at - 1) >>> 1;
        if (isBefore(parent, at)) return;
        swap(parent, at);
        at = parent;
      }
    },
    peek: () => items[0],
    pop() {
      const first = items[0];
      const last = items.pop();
      const turn = turns.pop();
      if (items.length === 0 || last === undefined || turn === undefined) return first;
      items[0] = last;
      turns[0] = turn;
      let at = 0;
      for (;;) {
        const left = at * 2 + 1;
        const earlier = isBefore(left + 1, left) ? left + 1 : left;
        if (!isBefore(earlier, at)) return first;
        swap(earlier, at);
        at = earlier;
      }
    },
  };
}
