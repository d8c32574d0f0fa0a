import type { DistinctCount } from '../model/report.js';

/** Counts distinct strings: exactly up to a cap, by HyperLogLog above (standard error 1.6 %). */
export type Distinct = {
  readonly add: (value: string) => void;
  readonly merge: (other: Distinct) => void;
  readonly count: () => DistinctCount;
  /** The exact values while there are few, else the registers. */
  readonly state: () => { readonly exact: ReadonlySet<string> | null; readonly registers: Uint8Array | null };
};

const precision = 12;
const registerCount = 1 << precision;

export function createDistinct(cap = 512): Distinct {
  return new CappedSet(cap);
}

/** A class, for there are thousands: what each of them does costs no memory. */
class CappedSet implements Distinct {
  private readonly cap: number;
  private exact: Set<string> | null = new Set();
  private registers: Uint8Array | null = null;

  constructor(cap: number) {
    this.cap = cap;
  }

  add(value: string): void {
    if (this.exact === null) {
      note(this.registers as Uint8Array, value);
      return;
    }
    if (this.exact.has(value)) return;
    this.exact.add(ownString(value));
    if (this.exact.size > this.cap) this.spill();
  }

  merge(other: Distinct): void {
    const theirs = other.state();
    for (const value of theirs.exact ?? []) this.add(value);
    if (theirs.registers === null) return;
    const own = this.spill();
    for (let i = 0; i < registerCount; i++) own[i] = Math.max(own[i] as number, theirs.registers[i] as number);
  }

  count(): DistinctCount {
    return this.exact === null
      ? { count: estimate(this.registers as Uint8Array), exact: false }
      : { count: this.exact.size, exact: true };
  }

  state() {
    return { exact: this.exact, registers: this.registers };
  }

  private spill(): Uint8Array {
    if (this.registers === null) {
      this.registers = new Uint8Array(registerCount);
      for (const value of this.exact ?? []) note(this.registers, value);
      this.exact = null;
    }
    return this.registers;
  }
}

/** A part of a long string, such as a line, keeps all of it in memory; a copy does not. */
function ownString(text: string): string {
  return ` ${text}`.slice(1);
}

function note(registers: Uint8Array, value: string): void {
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x5bd1e995);
  }
  const slot = scramble(high) >>> (32 - precision);
  const rank = Math.clz32(scramble(low ^ high)) + 1;
  if (rank > (registers[slot] as number)) registers[slot] = rank;
}

/** The finaliser of MurmurHash3: every input bit reaches every output bit. */
function scramble(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Flajolet et al., HyperLogLog, with linear counting for small sets. */
function estimate(registers: Uint8Array): number {
  let sum = 0;
  let zeros = 0;
  for (const rank of registers) {
    sum += 2 ** -rank;
    if (rank === 0) zeros++;
  }
  const raw = ((0.7213 / (1 + 1.079 / registerCount)) * registerCount * registerCount) / sum;
  if (raw <= 2.5 * registerCount && zeros > 0) return Math.round(registerCount * Math.log(registerCount / zeros));
  return Math.round(raw);
}
