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
  return new SmallestHashes(options);
}

/** A class, for there are thousands: what each of them does costs no memory. */
class SmallestHashes<V> implements BoundedMap<V> {
  private readonly options: BoundedMapOptions<V>;
  private kept = new Map<string, V>();
  // Nearly always empty.
  private folded: Map<string, V> | null = null;
  private limit = Number.POSITIVE_INFINITY;
  private dropped = 0;

  constructor(options: BoundedMapOptions<V>) {
    this.options = options;
  }

  at(key: string): V | null {
    // Once keys have been dropped, most are not kept.
    if (this.limit !== Number.POSITIVE_INFINITY && mix(key) > this.limit) return null;
    const found = this.kept.get(key);
    if (found !== undefined) return found;
    const { capacity, make } = this.options;
    const value = make();
    this.kept.set(key, value);
    if (this.kept.size <= capacity + Math.ceil(capacity * slack)) return value;
    this.compact();
    return this.kept.get(key) ?? null;
  }

  rest(key: string): V {
    return this.restNamed(this.options.restKey(key));
  }

  find(key: string): V | null {
    return this.kept.get(key) ?? null;
  }

  size(): number {
    return this.kept.size;
  }

  generation(): number {
    return this.dropped;
  }

  merge(other: BoundedMap<V>): void {
    const { fold } = this.options;
    for (const [key, value] of other.entries()) fold(this.at(key) ?? this.rest(key), value);
    for (const [name, value] of other.rests()) fold(this.restNamed(name), value);
  }

  entries(): readonly (readonly [string, V])[] {
    this.compact();
    return [...this.kept];
  }

  rests(): readonly (readonly [string, V])[] {
    return [...(this.folded ?? [])];
  }

  private restNamed(name: string): V {
    this.folded ??= new Map();
    let value = this.folded.get(name);
    if (value === undefined) {
      value = this.options.make();
      this.folded.set(name, value);
    }
    return value;
  }

  private compact(): void {
    const { capacity, fold } = this.options;
    if (this.kept.size <= capacity) return;
    this.dropped++;
    const ordered = [...this.kept].map(([key, value]) => ({ key, value, hash: mix(key) })).sort(compareHashes);
    for (const { key, value } of ordered.slice(capacity)) fold(this.rest(key), value);
    this.kept = new Map(ordered.slice(0, capacity).map(({ key, value }) => [key, value]));
    this.limit = ordered[capacity - 1]?.hash ?? this.limit;
  }
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
