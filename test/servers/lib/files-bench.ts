import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FixPart } from '../../../src/fixes/fix.js';
import { freePorts } from '../../recorder/free-port.js';
import type { Bench } from './bench.js';
import { startLogDaemon } from './own-log.js';
import { check, makeFolder, removeFolder, startProgram } from './program.js';

export type ServerKit = Pick<Bench, 'server' | 'onePolicy'> & {
  readonly program: string;
  /** Files by name; `dead` is a port on which nothing listens. */
  readonly files: (place: Place, setUp: string, parts: readonly FixPart[]) => Readonly<Record<string, string>>;
  /** Links to make in the folder, by name. */
  readonly links?: Readonly<Record<string, string>>;
  readonly checkArgs: (root: string) => readonly string[];
  readonly runArgs: (root: string) => readonly string[];
  /** Where the server logs by the tool's recipe, to `ROOT/cors.log`: what to give as `--log-format`, null for nothing. */
  readonly logFormat?: (root: string) => string | null;
  /** It logs to a log daemon, on the port `SYSLOG`. */
  readonly usesSyslog?: true;
};

export type Place = { readonly root: string; readonly port: number; readonly dead: number };

/** A server of one program and some files in a folder of its own. */
export function filesBench(kit: ServerKit): Bench {
  return {
    ...kit,
    start: async (setUp, parts) => {
      const [port = 0, dead = 0, syslog = 0] = await freePorts(3);
      const root = await makeFolder(kit.server);
      const files = { ...website, ...kit.files({ root, port, dead }, setUp, parts) };
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(root, name)), { recursive: true });
        const filled = content.replaceAll('ROOT', root).replaceAll('DEAD', String(dead));
        await writeFile(join(root, name), filled.replaceAll('SYSLOG', String(syslog)));
      }
      for (const [name, target] of Object.entries(kit.links ?? {})) await symlink(target, join(root, name));
      await check(kit.program, kit.checkArgs(root), root);
      const log = join(root, 'cors.log');
      const stopDaemon = kit.usesSyslog === true ? await startLogDaemon(syslog, log) : null;
      const stop = await startProgram({ program: kit.program, args: kit.runArgs(root), port, cwd: root });
      return {
        port,

        log: kit.logFormat === undefined ? null : { file: log, format: kit.logFormat(root) },
        stop: async () => {
          await stop();
          await stopDaemon?.();
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
