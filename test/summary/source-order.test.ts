import { expect, it } from 'vitest';
import type { SourceRef } from '../../src/model/source-ref.js';
import { compareSources } from '../../src/summary/source-order.js';

it('orders records as time ran through a rotation', () => {
  const refs: readonly SourceRef[] = [
    { file: 'access.log', line: 1 },
    { file: 'access.log.1', line: 20 },
    { file: 'access.log.1', line: 3 },
    { file: 'a.har', entry: 2 },
    { file: 'access.log.2.gz', line: 9 },
    { file: 'a.har', entry: 0 },
  ];
  const ordered = [...refs].sort(compareSources).map((ref) => [ref.file, 'line' in ref ? ref.line : ref.entry]);
  expect(ordered).toEqual([
    ['a.har', 0],
    ['a.har', 2],
    ['access.log.2.gz', 9],
    ['access.log.1', 3],
    ['access.log.1', 20],
    ['access.log', 1],
  ]);
});
