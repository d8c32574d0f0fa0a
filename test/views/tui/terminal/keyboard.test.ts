import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeyboard, type KeyStream } from '../../../../src/views/tui/terminal/keyboard.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function fakeTerminal() {
  const emitter = new EventEmitter();
  const calls: string[] = [];
  const stream: KeyStream = {
    on: emitter.on.bind(emitter),
    off: emitter.off.bind(emitter),
    setRawMode: (raw) => calls.push(raw ? 'raw' : 'cooked'),
    resume: () => calls.push('resume'),
    pause: () => calls.push('pause'),
  };
  return { stream, calls, emitter, send: (text: string) => emitter.emit('data', Buffer.from(text, 'latin1')) };
}

function opened(isRemote = false) {
  const terminal = fakeTerminal();
  const keys: string[] = [];
  const end = vi.fn();
  const keyboard = createKeyboard(terminal.stream, { keys: (some) => keys.push(...some), end }, isRemote);
  keyboard.open();
  return { ...terminal, keys, end, keyboard };
}

describe('createKeyboard', () => {
  it('takes raw mode and gives it back', () => {
    const { calls, keyboard, emitter, keys } = opened();
    expect(calls).toEqual(['raw', 'resume']);
    keyboard.close();
    expect(calls.slice(2)).toEqual(['cooked', 'pause']);
    emitter.emit('data', Buffer.from('j'));
    expect(keys).toEqual([]);
  });

  it('waits 40 ms for the rest of a sequence, and 100 over a network', () => {
    const near = opened();
    near.send('\x1b');
    vi.advanceTimersByTime(39);
    near.send('[B');
    near.send('\x1b');
    vi.advanceTimersByTime(40);
    near.send('[B');
    expect(near.keys).toEqual(['down', 'escape', '[', 'B']);
    const far = opened(true);
    far.send('\x1b');
    vi.advanceTimersByTime(99);
    far.send('[B');
    expect(far.keys).toEqual(['down']);
  });

  it('puts a character together that was cut between two reads', () => {
    const { send, keys } = opened();
    const bytes = Buffer.from('é', 'utf8').toString('latin1');
    send(bytes.slice(0, 1));
    send(bytes.slice(1));
    expect(keys).toEqual(['é']);
  });

  it('tells when the terminal is gone, and survives that its mode cannot be given back', () => {
    const { emitter, end, keyboard, stream } = opened();
    emitter.emit('end');
    emitter.emit('close');
    expect(end).toHaveBeenCalled();
    Object.assign(stream, {
      setRawMode: () => {
        throw new Error('EIO');
      },
    });
    expect(keyboard.close).not.toThrow();
  });
});
