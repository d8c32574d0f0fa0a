import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../../../bin/preflight-audit.js', import.meta.url));

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Where a journey takes place: the user's files, and `preflight-audit` as an installed command. */
export type Folder = {
  readonly path: string;
  /** Variables of a shell in which the command is found. */
  readonly env: Readonly<Record<string, string>>;
  readonly write: (name: string, content: string | Uint8Array) => void;
  readonly append: (name: string, content: string) => void;
  readonly rename: (from: string, to: string) => void;
  readonly read: (name: string) => string;
  /** Processes of the command that were started in it, the last one last. */
  readonly pids: () => readonly number[];
  readonly remove: () => void;
};

/** Tells its process id, then becomes the program. */
const command = `#!/bin/sh
echo $$ >>"$HOME/.pids"
exec "$NODE" "${program}" "$@"
`;

export function makeFolder(files: Files): Folder {
  const path = mkdtempSync(join(tmpdir(), 'journey-'));
  const bin = join(path, '.bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'preflight-audit'), command, { mode: 0o755 });
  writeFileSync(join(path, '.pids'), '');
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  };
  const read = (name: string) => readFileSync(join(path, name), 'utf8');
  for (const [name, content] of Object.entries(files)) write(name, content);
  return {
    path,
    env: { PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOME: path, NODE: process.execPath },
    write,
    append: (name, content) => appendFileSync(join(path, name), content),
    rename: (from, to) => renameSync(join(path, from), join(path, to)),
    read,
    pids: () => read('.pids').split('\n').filter(Boolean).map(Number),
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }),
  };
}
