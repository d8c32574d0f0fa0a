/**
 * Keeps what was made of an object for as long as the object lives, one result a key: a screen is drawn many times from
 * one report.
 */
export function remember<Source extends object, Made>(
  make: (source: Source, key: string) => Made,
): (source: Source, key?: string) => Made {
  const made = new WeakMap<Source, Map<string, Made>>();
  return (source, key = '') => {
    const ofSource = made.get(source) ?? new Map<string, Made>();
    if (!made.has(source)) made.set(source, ofSource);
    const known = ofSource.get(key);
    if (known !== undefined) return known;
    const fresh = make(source, key);
    if (ofSource.size >= mostKeys) ofSource.clear();
    ofSource.set(key, fresh);
    return fresh;
  };
}

/** A filter that is being typed makes a key with every letter. */
const mostKeys = 50;
