import { describe, expect, it } from 'vitest';
import { firstLevel } from '../../../../src/views/tui/level.js';
import { columnHeads } from '../../../../src/views/tui/lists/counted-rows.js';
import { causeRows } from '../../../../src/views/tui/lists/group-rows.js';
import { type ListView, listLines } from '../../../../src/views/tui/lists/list-lines.js';
import { sourceRows } from '../../../../src/views/tui/lists/plain-rows.js';
import { nothingReadYet, withProgress } from '../../../../src/views/tui/reading.js';
import { createShow } from '../../../../src/views/tui/show.js';
import { lineWidth, textOf } from '../../../../src/views/tui/span.js';
import { report } from '../report.js';

const done = { ...nothingReadYet([]), phase: 'done' as const };

function view(changes: Partial<ListView> = {}): ListView {
  return {
    rows: causeRows(report),
    level: firstLevel({ kind: 'causes' }),
    selected: 1,
    focused: true,
    width: 60,
    height: 6,
    metric: 'count',
    fresh: new Set(),
    show: createShow(false),
    reading: done,
    span: report,
    ...changes,
  };
}

const texts = (changes: Partial<ListView> = {}) => listLines(view(changes)).map((line) => textOf(line).trimEnd());

describe('listLines', () => {
  it('marks the selected row with a sign, not only with a colour', () => {
    expect(texts().map((text) => text.slice(0, 6))).toEqual([' ✘ 405', '▸✘ 500', ' ✘ 204', ' ? 200', '', '']);
    expect(listLines(view())[1]?.every(({ role }) => role === 'selected')).toBe(true);
    expect(listLines(view({ focused: false }))[1]?.every(({ role }) => role === 'strong')).toBe(true);
  });

  it('takes two lines a row where all have room, and one is too short for what they say', () => {
    expect(texts({ width: 50, height: 8 })).toEqual([
      ' ✘ 405 nobody answers OPTIONS       3,252 ███████',
      '       2 paths                             55.9 %',
      '▸✘ 500 an exception behind OPTIONS    655 █▍',
      '       /api/v2/export                       100 %',
      ' ✘ 204 the header is not allowed:      11 ▏',
      '       x-tenant  /v1/items                 27.5 %',
      ' ? 200 answered 2xx, but the          118 ▎',
      '       request never came  /api/v…search    1.3 %',
    ]);
    expect(texts({ width: 50, height: 7 })[1]).toContain('500');
    expect(texts({ width: 110, height: 8 })[1]).toContain('500');
    const [, , first, second] = listLines(view({ width: 50, height: 8 }));
    for (const line of [first, second]) expect(line?.every(({ role }) => role === 'selected')).toBe(true);
  });

  it('shows the window that the level stands at, and fills what is left', () => {
    const level = { ...firstLevel({ kind: 'causes' }), offset: 2 };
    expect(texts({ level, height: 3 })).toEqual([expect.stringContaining('204'), expect.stringContaining('200'), '']);
  });

  it('leaves out the share, then the bar, where there is no room', () => {
    expect(texts({ width: 60 })[0]).toContain('55.9 % ███████');
    expect(texts({ width: 50 })[0]).toMatch(/3,252 ███████$/);
    expect(texts({ width: 30 })[0]).toMatch(/3,252$/);
    for (let width = 20; width < 100; width++) {
      for (const line of listLines(view({ width }))) expect(lineWidth(line)).toBe(width);
    }
  });

  it('has a name over each column of counts', () => {
    for (const width of [30, 50, 60, 90]) {
      const [first = ''] = texts({ width });
      for (const { text, end } of columnHeads(view({ width }))) {
        expect(first.slice(0, end)).toMatch(text === 'share' ? /55\.9 %$/ : /3,252$/);
      }
    }
    expect(columnHeads(view({ width: 60 })).map(({ text }) => text)).toEqual(['count', 'share']);
    expect(columnHeads(view({ width: 60, metric: 'clients' })).map(({ text }) => text)).toEqual(['clients']);
  });

  it('marks what is new', () => {
    const [row] = causeRows(report);
    expect(texts({ fresh: new Set([row?.key ?? '']) })[0]).toMatch(/^ \+ 405/);
  });
});

describe('the inputs', () => {
  const files = [
    { file: 'access.log', bytesRead: 900, size: 900 },
    { file: 'traffic.har', bytesRead: 250, size: 1000 },
    { file: 'later.log', bytesRead: 0, size: null },
  ];

  it('have a sign for each state: well, with trouble, being read, to come, failed', () => {
    const reading = withProgress(
      nothingReadYet([]),
      [...files.slice(0, 1), ...files.slice(2), ...files.slice(1, 2)],
      0,
    );
    const rows = sourceRows(
      { ...report, sources: report.sources.slice(0, 1).map((one) => ({ ...one, unreadable: 0 })) },
      files,
    );
    const shown = texts({ rows, selected: -1, reading }).map((text) => text.slice(0, 14));
    expect(shown.slice(0, 3)).toEqual([' ✔ access.log ', ' ● traffic.har', ' · later.log']);
    expect(texts({ rows, selected: -1 }).map((text) => text.slice(1, 2))[2]).toBe('✘');
    expect(texts({ rows: sourceRows(report, files), selected: -1 })[0]?.slice(1, 2)).toBe('!');
  });

  it('show how far the one is that is being read', () => {
    const reading = withProgress(nothingReadYet([]), files.slice(0, 2), 0);
    expect(texts({ rows: sourceRows(null, files), selected: 0, reading })[1]).toMatch(
      /● traffic\.har .*██▌ +25 % {2}250 B$/,
    );
  });
});
