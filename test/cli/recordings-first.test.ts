import { expect, it } from 'vitest';
import { recordingsFirst } from '../../src/cli/recordings-first.js';

it('puts recordings before logs, and leaves each kind in its order', () => {
  const names = ['access.log', 'b.har', 'access.log.1', 'a.HAR.gz', '-', 'c.saz', 'harvest.log'];
  expect(recordingsFirst(names)).toEqual([
    'b.har',
    'a.HAR.gz',
    'c.saz',
    'access.log',
    'access.log.1',
    '-',
    'harvest.log',
  ]);
});
