import { describe, expect, it } from 'vitest';
import { clipboardTools, copyWithTools, fitsTerminal } from '../../../../src/views/tui/terminal/clipboard.js';
import { copySequence } from '../../../../src/views/tui/terminal/modes.js';

describe('clipboardTools', () => {
  const names = (env: Record<string, string>, platform = 'linux') =>
    clipboardTools(env, platform).map(({ command }) => command);

  it('knows the tools of the desktop', () => {
    expect(names({ WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' })).toEqual(['wl-copy', 'xclip', 'xsel']);
    expect(names({}, 'darwin')).toEqual(['pbcopy']);
    expect(names({}, 'win32')).toEqual(['clip.exe']);
    expect(names({})).toEqual([]);
  });

  it('uses none over SSH: that would be another machine', () => {
    expect(names({ DISPLAY: ':0', SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' })).toEqual([]);
  });
});

describe('copyWithTools', () => {
  const node = (code: string) => ({ command: process.execPath, args: ['-e', code] });

  it('takes the first that works', async () => {
    const fails = node('process.exit(1)');
    const reads = node("let t='';process.stdin.on('data',d=>t+=d).on('end',()=>process.exit(t==='text'?0:2))");
    expect(await copyWithTools('text', [{ command: 'no-such-tool-here', args: [] }, fails, reads])).toBe(
      process.execPath,
    );
  });

  it('says so where none does', async () => {
    expect(await copyWithTools('text', [{ command: 'no-such-tool-here', args: [] }])).toBeNull();
  });
});

it('gives a terminal no more than it takes', () => {
  expect(fitsTerminal('x'.repeat(56_000))).toBe(true);
  expect(fitsTerminal('x'.repeat(57_000))).toBe(false);
  expect(fitsTerminal('日'.repeat(20_000))).toBe(false);
});

it('is base64 between the marks of OSC 52', () => {
  expect(copySequence('größe\x1b')).toBe('\x1b]52;c;Z3LDtsOfZRs=\x07');
});
