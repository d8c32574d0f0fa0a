import { compareLogNames } from '../input/rotation.js';
import { positionOf, type SourceRef } from '../model/source-ref.js';

/** Total order of records: the files of a rotation as time ran, then by position. */
export function compareSources(a: SourceRef, b: SourceRef): number {
  return compareLogNames(a.file, b.file) || positionOf(a) - positionOf(b);
}
