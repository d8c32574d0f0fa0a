import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../src/views/tui/figures.js';
import { drive } from './drive.js';
import { report } from './report.js';

const { preflights, requests, blocked, failed, preflightsBlocked } = report.counts;
const counted = { preflights: preflights + 1000, requests, blocked: blocked + 50, preflightsBlocked };
const progress = { type: 'progress', files: [], counted, now: 2 } as const;
const snapshot = { type: 'snapshot', report, now: 1 } as const;

describe('figures', () => {
  it('are none where nothing was judged', () => {
    expect(figuresOf(drive(null).state())).toBeNull();
  });

  it('are counted where no report tells of them yet', () => {
    const figures = figuresOf(drive(null).act(progress).state());
    expect(figures).toMatchObject({ preflights: counted.preflights, failed: counted.blocked });
  });

  it('go on between two reports, what only a group convicts included', () => {
    const figures = figuresOf(drive(null).act(snapshot, progress).state());
    expect(figures).toMatchObject({ preflights: preflights + 1000, failed: failed + 50 });
  });

  it('never go back behind the report', () => {
    const few = { ...progress, counted: { preflights: 1, requests: 0, blocked: 0, preflightsBlocked: 0 } };
    expect(figuresOf(drive(null).act(snapshot, few).state())).toMatchObject({ preflights, failed });
  });

  it('stand still while the screen is frozen, and are those of the report at the end', () => {
    expect(figuresOf(drive(null).act(snapshot).press('f').act(progress).state())).toMatchObject({ preflights, failed });
    expect(
      figuresOf(
        drive(null)
          .act(progress, { ...snapshot, type: 'done' })
          .state(),
      ),
    ).toMatchObject({
      preflights,
      failed,
    });
  });
});

it('says nothing final of what is still being read', () => {
  const fine = { ...counted, blocked: 0, preflightsBlocked: 0 };
  expect(
    drive(null)
      .act({ ...progress, counted: fine })
      .lines()[0],
  ).toContain('no failure so far');
});
