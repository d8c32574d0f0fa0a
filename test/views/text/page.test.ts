import { describe, expect, it } from 'vitest';
import { flow, labelled, pageFor, paragraph } from '../../../src/views/text/page.js';
import { madeUpReport } from '../made-up-report.js';

const options = { width: 30, color: false, ascii: false };

describe('pageFor', () => {
  it('is never narrower than 40 columns, where nothing can be laid out', () => {
    expect(pageFor(madeUpReport(), { ...options, width: 10 }).width).toBe(40);
    expect(pageFor(madeUpReport(), { ...options, width: 132 }).width).toBe(132);
  });

  it('shows the clock for an input of one day, the day too for a longer one', () => {
    const moment = '2026-11-21T14:02:13.000Z';
    expect(pageFor(madeUpReport(), options).moment(moment)).toBe('14:02:13');
    const longer = madeUpReport({ last: '2026-11-23T00:00:00.000Z' });
    expect(pageFor(longer, options).moment(moment)).toBe('21 Nov 14:02');
  });
});

describe('layout', () => {
  const page = pageFor(madeUpReport(), { ...options, width: 40 });

  it('sets in every line of a paragraph', () => {
    expect(paragraph('The browser never sends the request it asked about.', 3, page)).toEqual([
      '   The browser never sends the request',
      '   it asked about.',
    ]);
  });

  it('keeps a label in a column of its own', () => {
    const layout = { indent: 2, column: 8, style: 'quiet' } as const;
    expect(labelled('Note', 'Look at your application first of all.', layout, page)).toEqual([
      '  Note    Look at your application first',
      '          of all.',
    ]);
  });

  it('begins a new line where a part does not fit', () => {
    expect(flow(['preflight-audit', 'access.log', 'combined (Debian)'], page)).toEqual([
      'preflight-audit · access.log',
      '  combined (Debian)',
    ]);
  });
});
