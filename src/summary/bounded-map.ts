/**
 * A map that keeps at most `capacity` keys: those with the smallest hash. A key that is kept was never dropped before,
 * so its value is exact, and which keys are kept depends on the set of keys alone, not on their order: two maps merge
 * to the same result however the input was cut. Values of dropped keys are folded into `rest`.
 */
export type BoundedMap<V> = {
  /** The value of this key, made where it is new; or null for a key that is not kept: add to `rest`. */
  readonly at: (key: string) => V | null;
  readonly rest: (key: string) => V;
  /** The value of this key where it is kept already, else null. */
  readonly find: (key: string) => V | null;
  readonly merge: (other: BoundedMap<V>) => void;
  readonly size: () => number;
  /** Changes when keys are dropped: a value got from `at` before that may not be kept any more. */
  readonly generation: () => number;
  /** The kept keys and values, and the folded rest, in no particular order. */
  readonly entries: () => readonly (readonly [string, V])[];
  readonly rests: () => readonly (readonly [string, V])[];
};

export type BoundedMapOptions<V> = {
  readonly capacity: number;
  readonly make: () => V;
  /** Adds `from` to `into`; must be commutative and associative. */
  readonly fold: (into: V, from: V) => void;
  /** Under which name a dropped key is folded; must take few values. */
  readonly restKey: (key: string) => string;
};

export function createBoundedMap<V>(options: BoundedMapOptions<V>): BoundedMap<V> {
  const { capacity, make, fold, restKey } = options;
  let kept = new Map<string, V>();
  // Nearly always empty.
  let rest: Map<string, V> | null = null;
  let limit = Number.POSITIVE_INFINITY;
  let generation = 0;
  const most = capacity + Math.ceil(capacity * slack);

  const restNamed = (name: string): V => {
    rest ??= new Map();
    let value = rest.get(name);
    if (value === undefined) {
      value = make();
      rest.set(name, value);
    }
    return value;
  };

  const restAt = (key: string): V => {
    return restNamed(restKey(key));
  };

  const compact = () => {
    if (kept.size <= capacity) return;
    generation++;
    const ordered = [...kept].map(([key, value]) => ({ key, value, hash: mix(key) })).sort(compareHashes);
    for (const { key, value } of ordered.slice(capacity)) fold(restAt(key), value);
    kept = new Map(ordered.slice(0, capacity).map(({ key, value }) => [key, value]));
    limit = ordered[capacity - 1]?.hash ?? limit;
  };

  const at = (key: string): V | null => {
    // Once keys have been dropped, most are not kept.
    if (limit !== Number.POSITIVE_INFINITY && mix(key) > limit) return null;
    const found = kept.get(key);
    if (found !== undefined) return found;
    const value = make();
    kept.set(key, value);
    if (kept.size > most) {
      compact();
      return kept.get(key) ?? null;
    }
    return value;
  };

  return {
    at,
    rest: restAt,
    find: (key) => kept.get(key) ?? null,
    size: () => kept.size,
    generation: () => generation,
    merge(other) {
      for (const [key, value] of other.entries()) fold(at(key) ?? restAt(key), value);
      for (const [name, value] of other.rests()) fold(restNamed(name), value);
    },
    entries() {
      compact();
      return [...kept];
    },
    rests: () => [...(rest ?? [])],
  };
}

/** How far a map may outgrow its capacity before it drops keys, which means to sort them all. */
const slack = 0.25;

type Hashed = { readonly key: string; readonly hash: number };

function compareHashes(a: Hashed, b: Hashed): number {
  return a.hash - b.hash || (a.key < b.key ? -1 : 1);
}

/** FNV-1a with a final mix, so that similar keys spread evenly. */
function mix(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
