import { describe, expect, it } from 'vitest';
import { summaryFields } from '../../../src/views/shared/summary-fields.js';
import { madeUpReport } from '../made-up-report.js';

describe('summaryFields', () => {
  it('is the report without its groups and its head', () => {
    const fields = summaryFields(madeUpReport());
    expect(Object.keys(fields).sort()).toEqual([
      'clients',
      'counts',
      'first',
      'last',
      'origins',
      'partial',
      'recordsPreflights',
      'sources',
      'timeline',
      'unreadable',
      'warnings',
    ]);
  });
});
