import { expect, test } from 'vitest';
import { compareSourceRefs, formatSourceRef, positionOf, type SourceRef } from '../../src/model/source-ref.js';

const line: SourceRef = { file: 'access.log', line: 17 };
const entry: SourceRef = { file: 'traffic.har', entry: 3 };

test('lines and entries print differently', () => {
  expect(formatSourceRef(line)).toBe('access.log:17');
  expect(formatSourceRef(entry)).toBe('traffic.har#3');
  expect([positionOf(line), positionOf(entry)]).toEqual([17, 3]);
});

test('the order is by file, then by number', () => {
  const refs: readonly SourceRef[] = [
    { file: 'a.log', line: 2 },
    { file: 'a.log', line: 10 },
    { file: 'b.har', entry: 0 },
    { file: 'b.har', entry: 1 },
  ];
  expect(refs.toReversed().sort(compareSourceRefs)).toEqual(refs);
  expect(compareSourceRefs(line, { ...line })).toBe(0);
});
