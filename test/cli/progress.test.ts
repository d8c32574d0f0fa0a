import { describe, expect, it, vi } from 'vitest';
import { createProgress } from '../../src/cli/progress.js';
import type { Source } from '../../src/input/source.js';
import { fakeIo } from './fake-io.js';

async function* nothing(): AsyncGenerator<Uint8Array> {}

const source: Source = {
  name: 'access\x1b.log',
  bytes: nothing(),
  size: 200_000_000,
  condition: { bytesRead: 50_000_000, partial: false, notes: [] },
};

describe('createProgress', () => {
  it('is one line in a terminal, taken away at the end', () => {
    const io = fakeIo({ terminal: 80 });
    const progress = createProgress(io.stderr, true);
    progress.show(source, 2, 3);
    expect(io.written.stderr).toBe('\r\x1b[Kreading access\\x1b.log (2 of 3)  25 %  50 MB');
    progress.clear();
    expect(io.written.stderr.endsWith('MB\r\x1b[K')).toBe(true);
  });

  it('is written ten times a second, not for every chunk', () => {
    vi.useFakeTimers();
    const io = fakeIo({ terminal: 80 });
    const progress = createProgress(io.stderr, true);
    for (let ms = 0; ms < 1000; ms++) {
      progress.show(source, 1, 1);
      vi.advanceTimersByTime(1);
    }
    vi.useRealTimers();
    expect(io.written.stderr.split('\r').length - 1).toBe(10);
  });

  it('never breaks the line of a narrow terminal', () => {
    const io = fakeIo({ terminal: 20 });
    createProgress(io.stderr, true).show(source, 1, 1);
    expect(io.written.stderr).toBe('\r\x1b[Kreading access\\x1b…');
  });

  it('gives no share where the size is not known', () => {
    const io = fakeIo({ terminal: 80 });
    createProgress(io.stderr, true).show({ ...source, name: '-', size: null }, 1, 1);
    expect(io.written.stderr).toBe('\r\x1b[Kreading -  50 MB');
  });

  it.each([
    ['standard error is no terminal', fakeIo(), true],
    ['nobody wants it', fakeIo({ terminal: 80 }), false],
  ])('is silent where %s', (_where, io, wanted) => {
    const progress = createProgress(io.stderr, wanted);
    progress.show(source, 1, 1);
    progress.clear();
    expect(io.written.stderr).toBe('');
  });
});
