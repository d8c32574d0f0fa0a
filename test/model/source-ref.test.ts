import { expect, test } from 'vitest';
import { formatSourceRef, positionOf, type SourceRef } from '../../src/model/source-ref.js';

const line: SourceRef = { file: 'access.log', line: 17 };
const entry: SourceRef = { file: 'traffic.har', entry: 3 };

test('lines and entries print differently', () => {
  expect(formatSourceRef(line)).toBe('access.log:17');
  expect(formatSourceRef(entry)).toBe('traffic.har#3');
  expect([positionOf(line), positionOf(entry)]).toEqual([17, 3]);
});
