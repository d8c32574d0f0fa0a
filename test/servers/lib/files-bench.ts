import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FixPart } from '../../../src/fixes/fix.js';
import { freePorts } from '../../recorder/free-port.js';
import type { Bench } from './bench.js';
import { check, makeFolder, removeFolder, startProgram } from './program.js';

export type ServerKit = Pick<Bench, 'server' | 'onePolicy'> & {
  readonly program: string;
  /** Files by name; `dead` is a port on which nothing listens. */
  readonly files: (place: Place, setUp: string, parts: readonly FixPart[]) => Readonly<Record<string, string>>;
  /** Links to make in the folder, by name. */
  readonly links?: Readonly<Record<string, string>>;
  readonly checkArgs: (root: string) => readonly string[];
  readonly runArgs: (root: string) => readonly string[];
};

export type Place = { readonly root: string; readonly port: number; readonly dead: number };

/** A server of one program and some files in a folder of its own. */
export function filesBench(kit: ServerKit): Bench {
  return {
    ...kit,
    start: async (setUp, parts) => {
      const [port = 0, dead = 0] = await freePorts(2);
      const root = await makeFolder(kit.server);
      const files = { ...website, ...kit.files({ root, port, dead }, setUp, parts) };
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(root, name)), { recursive: true });
        await writeFile(join(root, name), content.replaceAll('ROOT', root).replaceAll('DEAD', String(dead)));
      }
      for (const [name, target] of Object.entries(kit.links ?? {})) await symlink(target, join(root, name));
      await check(kit.program, kit.checkArgs(root), root);
      const stop = await startProgram({ program: kit.program, args: kit.runArgs(root), port, cwd: root });
      return {
        port,

        log: null,
        stop: async () => {
          await stop();
          await removeFolder(root);
        },
      };
    },
  };
}

const website: Readonly<Record<string, string>> = {
  'www/index.html': 'home\n',
  'www/front.html': 'front controller\n',
  'www/error.html': 'own error page\n',
  'www/api/items': 'items\n',
  // bob, with the password secret
  passwords: 'bob:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n',
};
