import type { HeaderBag } from '../../model/http-record.js';
import { createPatience } from '../../model/patience.js';
import type { BagReader } from './header-bags.js';

type Known = { readonly part: string; readonly ends: readonly number[]; readonly bag: HeaderBag };

/** Places for a bag, by some of its bytes; and how many bags share a place. */
const places = 512;
const bagsOfPlace = 4;
/** Longer headers seldom come again. */
const longest = 500;

/**
 * Reads each bag once: a few browsers and pages send most of a log. `fields` stand side by side in the line; where
 * that part of a line has been seen before, it gives the same bag, so that whoever remembers something about its
 * values finds it at once.
 */
export function rememberBags(fields: readonly number[], read: BagReader['read']): BagReader['read'] {
  const first = fields[0] as number;
  const last = fields[fields.length - 1] as number;
  const known = new Array<Known | null>(places * bagsOfPlace).fill(null);
  const patience = createPatience();

  const isSame = ({ part, ends }: Known, asked: string, base: number, lineEnds: Int32Array): boolean => {
    if (part !== asked) return false;
    for (let i = 0; i < ends.length; i++) if (ends[i] !== (lineEnds[first + i] as number) - base) return false;
    return true;
  };

  return (text, starts, ends, status) => {
    const start = starts[first] as number;
    const end = ends[last] as number;
    const part = end - start > longest || patience.isOver() ? null : text.part(start, end);
    if (part === null) return read(text, starts, ends, status);
    const place = (text.sample(start, end) & (places - 1)) * bagsOfPlace;
    for (let i = place; i < place + bagsOfPlace; i++) {
      const one = known[i] as Known | null;
      if (one === null) break;
      if (!isSame(one, part, start, ends)) continue;
      patience.hit();
      // What comes most stands first.
      if (i > place) {
        known[i] = known[i - 1] as Known;
        known[i - 1] = one;
      }
      return one.bag;
    }
    patience.miss();
    const own = text.only(start, end);
    const one: Known = {
      part: own.part(start, end) ?? '',
      ends: fields.map((field) => (ends[field] as number) - start),
      bag: read(own, starts, ends, status),
    };
    for (let i = place + bagsOfPlace - 1; i > place; i--) known[i] = known[i - 1] as Known | null;
    known[place] = one;
    return one.bag;
  };
}
