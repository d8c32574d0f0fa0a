import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { mount } from '../../../../src/views/tui/mount.js';
import { drive, textLines } from '../drive.js';
import { report } from '../report.js';

it.each([
  ['one pane', 80, 24, []],
  ['two panes', 100, 24, []],
  ['one above the other', 80, 50, []],
  ['the help', 100, 24, ['?']],
  ['wide characters', 100, 24, ['/', '漢', '字']],
])('shows the frame as it is: %s', (_what, columns, rows, keys) => {
  const frame = drive(report, { columns, rows })
    .press(...keys)
    .frame();
  let painted = '';
  const fail = (error: unknown) => expect(error).toBeUndefined();
  const mounted = mount(
    frame,
    (text) => {
      painted = text;
    },
    fail,
  );
  mounted.unmount();
  const shown = stripVTControlCharacters(painted).split('\n');
  expect(shown.map((line) => line.trimEnd())).toEqual(textLines(frame));
});
