import { spawn } from 'node:child_process';

type Env = Readonly<Record<string, string | undefined>>;

/** What a terminal takes by OSC 52 at most, encoded; more is cut off or ignored by many. */
export const longestForTerminal = 74_994;

export type Tool = { readonly command: string; readonly args: readonly string[] };

/** The clipboard tools of this desktop, the likeliest first; none over SSH, where they would fill another machine's. */
export function clipboardTools(env: Env, platform: string): readonly Tool[] {
  if (env['SSH_CONNECTION'] || env['SSH_TTY']) return [];
  if (platform === 'darwin') return [{ command: 'pbcopy', args: [] }];
  if (platform === 'win32') return [{ command: 'clip.exe', args: [] }];
  return [
    ...(env['WAYLAND_DISPLAY'] ? [{ command: 'wl-copy', args: [] }] : []),
    ...(env['DISPLAY']
      ? [
          { command: 'xclip', args: ['-selection', 'clipboard'] },
          { command: 'xsel', args: ['--clipboard', '--input'] },
        ]
      : []),
    ...(env['WSL_DISTRO_NAME'] ? [{ command: 'clip.exe', args: [] }] : []),
  ];
}

/** The first tool that takes the text; null where none does. */
export async function copyWithTools(text: string, tools: readonly Tool[]): Promise<string | null> {
  for (const { command, args } of tools) if (await feed(command, args, text)) return command;
  return null;
}

function feed(command: string, args: readonly string[], text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
    child.stdin.on('error', () => resolve(false));
    child.stdin.end(text);
    // A tool whose desktop does not answer must not keep the program from ending.
    child.unref();
    if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  });
}

export function fitsTerminal(text: string): boolean {
  return Math.ceil(Buffer.byteLength(text, 'utf8') / 3) * 4 <= longestForTerminal;
}
