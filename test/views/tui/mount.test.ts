import { afterEach, expect, it } from 'vitest';
import { type Frame, frameOf } from '../../../src/views/tui/frame.js';
import { type Mounted, mount } from '../../../src/views/tui/mount.js';
import { initialState } from '../../../src/views/tui/state.js';
import { drive, settings } from './drive.js';
import { report } from './report.js';

let mounted: Mounted | null = null;
afterEach(() => mounted?.unmount());

/** Mounts a frame; what is painted, and what crashes, is kept. */
function mountFirst(first: Frame) {
  const painted: string[] = [];
  const crashes: unknown[] = [];
  mounted = mount(
    first,
    (frame) => painted.push(frame),
    (error) => crashes.push(error),
  );
  return { painted, crashes, show: mounted.show, unmount: mounted.unmount };
}

function frame(...keys: readonly string[]): Frame {
  return drive(report)
    .press(...keys)
    .frame();
}

/** The lines without their styles and the room at their ends. */
function plain(painted: string | undefined): readonly string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: SGR is what is taken out
  return (painted ?? '').split('\n').map((line) => line.replace(/\x1b\[[0-9;]*m/g, '').trimEnd());
}

it('paints the first frame at once, and each that is shown, whole', () => {
  const { painted, show } = mountFirst(frame());
  expect(plain(painted.at(-1))).toEqual(drive(report).lines());
  show(frame('j'));
  expect(plain(painted.at(-1))).toEqual(drive(report).press('j').lines());
  show(frame('?'));
  expect(plain(painted.at(-1))).toEqual(drive(report).press('?').lines());
});

it('paints a frame again that has not changed, for the screen may have', () => {
  const { painted, show } = mountFirst(frame());
  const before = painted.length;
  show(frame());
  expect(painted.length).toBe(before + 1);
  expect(painted.at(-1)).toBe(painted[0]);
});

it('paints lines that are longer than any terminal without breaking them', () => {
  const wide = initialState({ settings, size: { columns: 900, rows: 10 }, server: null, theme: 'dark' });
  const { painted } = mountFirst(frameOf(wide));
  expect(plain(painted.at(-1)).length).toBe(9);
});

it('paints nothing after it was unmounted, and may be unmounted twice', () => {
  const { painted, show, unmount } = mountFirst(frame());
  unmount();
  const before = painted.length;
  show(frame('j'));
  unmount();
  expect(painted.length).toBe(before);
});

it('tells of a component that falls over, in the first frame and later', async () => {
  // Without a stack, of which Ink would draw a page.
  const error = Object.assign(new Error('a bug in a component'), { stack: undefined });
  const broken: Frame = {
    ...frame(),
    get top(): never {
      throw error;
    },
  };
  const first = mountFirst(broken);
  await expect.poll(() => first.crashes).toEqual([error]);
  first.unmount();
  const later = mountFirst(frame());
  later.show(broken);
  await expect.poll(() => later.crashes).toEqual([error]);
});
