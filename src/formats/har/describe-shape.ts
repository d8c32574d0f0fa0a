import type { Place } from './entry-shape.js';
import * as shape from './entry-shape.js';

/** As in assembly/shape.ts: what becomes of a value; objects whose members have places of their own come behind. */
const kinds: readonly Place[] = [
  shape.dropped,
  shape.kept,
  shape.text,
  shape.requestHeaders,
  shape.responseHeaders,
  shape.started,
  shape.url,
  shape.emptiness,
];
const firstObject = 8;

/** What a new one of these makes obsolete: the headers of the request, those of the response, the body. */
const marks: readonly (readonly [Place, number])[] = [
  [shape.entry, 7],
  [shape.request, 1],
  [shape.response, 6],
  [shape.content, 4],
];

/** The shape of an entry in the bytes that the compiled code reads. */
export function describeShape(): Buffer {
  const objects = [shape.entry];
  const bodies: number[][] = [];
  // It grows while it is gone through.
  for (const object of objects) bodies.push(describe(object, objects));
  const offsets: number[] = [];
  let offset = objects.length * 2;
  for (const body of bodies) {
    offsets.push(offset & 0xff, offset >> 8);
    offset += body.length;
  }
  return Buffer.from([...offsets, ...bodies.flat()]);
}

function describe(object: Place, objects: Place[]): number[] {
  const bytes = [marks.find(([place]) => place === object)?.[1] ?? 0];
  for (const { name, place } of object.members?.flat() ?? []) {
    bytes.push(name.length, kindOf(place, objects), ...Buffer.from(name));
  }
  return [...bytes, 0];
}

function kindOf(place: Place, objects: Place[]): number {
  if (place === shape.method) return kinds.indexOf(shape.kept);
  const kind = kinds.indexOf(place);
  if (kind !== -1) return kind;
  if (!objects.includes(place)) objects.push(place);
  return firstObject + objects.indexOf(place);
}
