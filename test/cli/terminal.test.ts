import { describe, expect, it } from 'vitest';
import { fileViewOptions, viewOptionsFor } from '../../src/cli/terminal.js';
import { fakeIo } from './fake-io.js';

describe('viewOptionsFor', () => {
  it('takes the width of a terminal, and 100 columns elsewhere', () => {
    expect(viewOptionsFor(fakeIo({ terminal: 132 }), true).width).toBe(132);
    expect(viewOptionsFor(fakeIo(), true).width).toBe(100);
  });

  it.each([
    ['in a terminal', true, {}, 80, true],
    ['in a pipe', false, {}, undefined, true],
    ['with --no-color', false, {}, 80, false],
    ['with NO_COLOR', false, { NO_COLOR: '1' }, 80, true],
    ['with an empty NO_COLOR', true, { NO_COLOR: '' }, 80, true],
    ['in a dumb terminal', false, { TERM: 'dumb' }, 80, true],
  ])('%s: colour is %s', (_where, color, env, terminal, allowed) => {
    const io = fakeIo(terminal === undefined ? { env } : { env, terminal });
    expect(viewOptionsFor(io, allowed).color).toBe(color);
  });

  it.each([
    [{}, false],
    [{ LANG: 'en_US.UTF-8' }, false],
    [{ LANG: 'C.utf8' }, false],
    [{ LANG: 'C' }, true],
    [{ LANG: 'de_DE@euro' }, true],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'C' }, true],
    [{ LANG: 'C', LC_ALL: '', LC_CTYPE: 'en_US.UTF-8' }, false],
  ])('%j: ASCII alone is %s', (env, ascii) => {
    expect(viewOptionsFor(fakeIo({ env }), true).ascii).toBe(ascii);
  });
});

describe('fileViewOptions', () => {
  it('depends on no terminal', () => {
    expect(fileViewOptions).toEqual({ width: 100, color: false, ascii: false });
  });
});
