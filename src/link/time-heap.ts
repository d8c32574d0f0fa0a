/** Hands out what was put in by time, the earliest first: a binary heap. */
export type TimeHeap<T> = {
  readonly push: (item: T) => void;
  /** The earliest, or undefined. */
  readonly peek: () => T | undefined;
  readonly pop: () => T | undefined;
};

export function createTimeHeap<T extends { readonly time: number }>(): TimeHeap<T> {
  const items: T[] = [];

  const swap = (a: number, b: number) => {
    const item = items[a] as T;
    items[a] = items[b] as T;
    items[b] = item;
  };
  const timeAt = (index: number) => items[index]?.time ?? Number.POSITIVE_INFINITY;

  return {
    push(item) {
      let at = items.push(item) - 1;
      while (at > 0) {
        const parent = (at - 1) >>> 1;
        if (timeAt(parent) <= timeAt(at)) return;
        swap(parent, at);
        at = parent;
      }
    },
    peek: () => items[0],
    pop() {
      const first = items[0];
      const last = items.pop();
      if (items.length === 0 || last === undefined) return first;
      items[0] = last;
      let at = 0;
      for (;;) {
        const left = at * 2 + 1;
        const earlier = timeAt(left + 1) < timeAt(left) ? left + 1 : left;
        if (timeAt(earlier) >= timeAt(at)) return first;
        swap(earlier, at);
        at = earlier;
      }
    },
  };
}
