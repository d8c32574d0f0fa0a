import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyDecoder } from '../../../../src/views/tui/terminal/decode-keys.js';

const esc = '\x1b';

/** What comes of reads, whatever they were cut into; an Escape at the end waited in vain. */
function keysOf(...reads: readonly string[]): readonly string[] {
  const decoder = createKeyDecoder();
  const keys = reads.flatMap((read) => decoder.push(read));
  return decoder.isWaiting() ? [...keys, ...decoder.flush()] : keys;
}

describe('createKeyDecoder', () => {
  it.each([
    ['jjj', ['j', 'j', 'j']],
    [`${esc}[B${esc}[B${esc}[A`, ['down', 'down', 'up']],
    [`${esc}OA${esc}OB`, ['up', 'down']],
    [`${esc}[1;5C`, ['right']],
    [`${esc}[5~${esc}[6~${esc}[H${esc}[4~`, ['page-up', 'page-down', 'home', 'end']],
    [`${esc}OP${esc}[11~`, ['f1', 'f1']],
    [`${esc}[15~${esc}[24~`, []],
    ['\r\n\t\x7f\b', ['enter', 'tab', 'backspace', 'backspace']],
    [`${esc}[Z`, ['shift-tab']],
    ['\x03\x1a\x0c', ['ctrl-c', 'ctrl-z', 'ctrl-l']],
    [esc, ['escape']],
    [`${esc}${esc}`, ['escape', 'escape']],
    ['👩‍👩‍👧é日', ['👩‍👩‍👧', 'é', '日']],
    ['\x00\x9b\x85', []],
  ])('%j is %j', (bytes, keys) => {
    expect(keysOf(bytes)).toEqual(keys);
  });

  it.each([
    ['a mouse report nobody waits for', `${esc}[<35;10;5M`],
    ['a button let go', `${esc}[<0;10;5m`],
    ['the focus', `${esc}[I${esc}[O`],
    ['a device attributes reply', `${esc}[?62;22c${esc}[>1;95;0c`],
    ['a cursor report', `${esc}[24;80R`],
    ['a colour reply', `${esc}]11;rgb:1e1e/1e1e/1e1e${esc}\\${esc}]10;rgb:ff/ff/ff\x07`],
    ['a DCS reply', `${esc}P>|xterm(370)${esc}\\`],
    ['Alt and a key', `${esc}q`],
    ['a sequence that is none', `${esc}[12\x07`],
  ])('drops %s', (_what, bytes) => {
    expect(keysOf(`a${bytes}b`).filter((key) => key !== 'ctrl-g')).toEqual(['a', 'b']);
  });

  it('takes a sequence whole, wherever it was cut', () => {
    expect(keysOf(esc, '[', 'B', 'x')).toEqual(['down', 'x']);
    expect(keysOf(`${esc}[1`, ';2', 'A')).toEqual(['up']);
  });

  it('takes Escape and what was typed after it for keys, where nothing followed in time', () => {
    const decoder = createKeyDecoder();
    expect(decoder.push(`${esc}[`)).toEqual([]);
    expect(decoder.isWaiting()).toBe(true);
    expect(decoder.flush()).toEqual(['escape', '[']);
    expect(decoder.push('B')).toEqual(['B']);
  });

  it('knows clicks and the wheel', () => {
    expect(keysOf(`${esc}[<0;12;5M${esc}[<64;1;2M${esc}[<65;300;99M`)).toEqual([
      'mouse:press:12:5',
      'mouse:wheel-up:1:2',
      'mouse:wheel-down:300:99',
    ]);
  });

  it('keeps pasted text in one piece, so that it is never taken for keys', () => {
    expect(keysOf(`${esc}[200~qQ\x1b[Bdd${esc}[201~j`)).toEqual(['paste:qQ\x1b[Bdd', 'j']);
    expect(keysOf(`${esc}[200~one `, 'two', `${esc}[20`, '1~')).toEqual(['paste:one two']);
  });

  it('lets Ctrl-C out of a paste whose end got lost', () => {
    expect(keysOf(`${esc}[200~lost`, '\x03')).toEqual(['ctrl-c']);
  });

  it('never throws and never keeps much, whatever a terminal sends', () => {
    const pieces = fc.constantFrom(
      esc,
      '[',
      ']',
      'P',
      'O',
      '<',
      ';',
      '2',
      '0',
      '~',
      'M',
      'm',
      '\x07',
      '\\',
      'a',
      '\x9b',
      '日',
      '\x03',
    );
    fc.assert(
      fc.property(fc.array(fc.array(pieces, { maxLength: 30 }), { maxLength: 20 }), (reads) => {
        const decoder = createKeyDecoder();
        for (const read of reads) {
          for (const key of decoder.push(read.join(''))) expect(key.length).toBeGreaterThan(0);
        }
        decoder.flush();
        expect(decoder.push('q')).toContain('q');
      }),
      { examples: [] },
    );
    const long = createKeyDecoder();
    for (let i = 0; i < 100; i++) long.push(`${i === 0 ? `${esc}]` : ''}${'x'.repeat(1000)}`);
    expect(long.push('q')).toEqual(['q']);
  });
});
