import { eventFields as fields, eventSize as size } from '../../formats/blocks/line-events.js';

/** Leaves only the events of conversations that came to an end, one behind the other; returns how many those are. */
export function dropUnfinished(events: Int32Array, count: number, ended: readonly boolean[]): number {
  const isKept = (at: number) => ended[events[at + fields.conversation] as number] === true;
  const places = new Int32Array(count);
  let kept = 0;
  for (let event = 0; event < count; event++) {
    places[event] = kept;
    if (isKept(event * size)) kept++;
  }
  if (kept === count) return kept;
  for (let event = 0; event < count; event++) {
    const from = event * size;
    if (!isKept(from)) continue;
    const at = (places[event] as number) * size;
    if (at !== from) events.copyWithin(at, from, from + size);
    for (const field of [fields.next, fields.preflight]) {
      const other = events[at + field] as number;
      if (other >= 0) events[at + field] = places[other] as number;
    }
  }
  return kept;
}
