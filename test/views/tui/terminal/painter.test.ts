import { expect, it } from 'vitest';
import { createPainter } from '../../../../src/views/tui/terminal/painter.js';

function painted(): {
  readonly paint: (frame: string) => string;
  readonly forget: () => void;
  readonly lines: () => readonly string[];
} {
  let written = '';
  const painter = createPainter((text) => {
    written += text;
  });
  return {
    forget: painter.forget,
    lines: painter.lines,
    paint(frame) {
      written = '';
      painter.paint(frame);
      return written;
    },
  };
}

it('writes the first frame whole, then only what changed, in one synchronised update', () => {
  const screen = painted();
  expect(screen.paint('one\ntwo')).toBe('\x1b[?2026h\x1b[2J\x1b[H\x1b[1;1H\x1b[2Kone\x1b[2;1H\x1b[2Ktwo\x1b[?2026l');
  expect(screen.paint('one\n2')).toBe('\x1b[?2026h\x1b[2;1H\x1b[2K2\x1b[?2026l');
  expect(screen.paint('one\n2')).toBe('');
  expect(screen.lines()).toEqual(['one', '2']);
});

it('empties lines that are no more', () => {
  const screen = painted();
  screen.paint('a\nb\nc');
  expect(screen.paint('a')).toBe('\x1b[?2026h\x1b[2;1H\x1b[2K\x1b[3;1H\x1b[2K\x1b[?2026l');
});

it('writes all anew where the screen is not known any more', () => {
  const screen = painted();
  screen.paint('a\nb');
  screen.forget();
  expect(screen.paint('a\nb')).toContain('\x1b[2J');
});

it('lets colours through, and no other control', () => {
  const hostile =
    '\x1b[1;31mred\x1b[0m\x1b]52;c;aGk=\x07\x1b[2J\x1bc\x9b2J\x07\b\r\t\x7f\x1b[?1049l\x1b]8;;http://x\x1b\\';
  const written = painted().paint(hostile);
  const line = written.slice(written.indexOf('\x1b[2K') + 4).replace('\x1b[?2026l', '');
  expect(line).toBe('\x1b[1;31mred\x1b[0m]52;c;aGk=[2Jc2J[?1049l]8;;http://x\\');
});
