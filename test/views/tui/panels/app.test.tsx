import { render } from 'ink-testing-library';
import { expect, it } from 'vitest';
import { App } from '../../../../src/views/tui/panels/app.js';
import { drive, linesOf } from '../drive.js';
import { report } from '../report.js';

/** The library's terminal has 100 columns. */
it.each([
  ['one pane', 80, 24, []],
  ['two panes', 100, 24, []],
  ['one above the other', 80, 50, []],
  ['the help', 100, 24, ['?']],
])('shows the frame as it is: %s', (_what, columns, rows, keys) => {
  const frame = drive(report, { columns, rows })
    .press(...keys)
    .frame();
  const { lastFrame, unmount } = render(<App frame={frame} />);
  const shown = (lastFrame() ?? '').split('\n').map((line) => line.trimEnd());
  unmount();
  expect(shown).toEqual(linesOf(frame));
});
