import { filesBench } from './files-bench.js';
import { logRecipe } from './own-log.js';

/** A set-up is the inside of a site; as the fix asks, it goes into one handle { } after an answer of the fix. */
export const caddyBench = filesBench({
  server: 'caddy',
  program: process.env['CADDY'] ?? '/usr/bin/caddy',
  files: ({ port }, setUp, parts) => {
    const fix = parts.map(({ text }) => text).join('\n');
    const rest = fix.includes('\nhandle ') ? `handle {\n${setUp}\n}` : setUp;
    return {
      Caddyfile:
        `{\n admin off\n auto_https off\n storage file_system ROOT/data\n}\nhttp://127.0.0.1:${port} {\n${logRecipe('caddy').join('\n')}\n${fix}\n${rest}\n}\n`.replace(
          '127.0.0.1:',
          ':',
        ),
    };
  },
  checkArgs: (root) => ['validate', '--config', `${root}/Caddyfile`],
  runArgs: (root) => ['run', '--config', `${root}/Caddyfile`],
  logFormat: () => null,
});
