import { createPatience } from './patience.js';

/** Longer texts are an attacker's, and not worth the memory. */
const longest = 500;

/** A pure function of a text that remembers its results, at most `capacity` of them. */
export function memoise<T extends object | string>(make: (text: string) => T, capacity = 1000): (text: string) => T {
  const known = new Map<string, T>();
  const patience = createPatience();
  return (text) => {
    if (text.length > longest || patience.isOver()) return make(text);
    const found = known.get(text);
    if (found !== undefined) {
      patience.hit();
      return found;
    }
    patience.miss();
    const made = make(text);
    if (known.size >= capacity) known.clear();
    known.set(text, made);
    return made;
  };
}
