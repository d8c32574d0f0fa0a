import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FixPart } from '../../../src/fixes/fix.js';
import { freePorts } from '../../recorder/free-port.js';
import type { Bench, Running } from './bench.js';
import { logRecipe } from './own-log.js';
import { check, makeFolder, removeFolder, startProgram } from './program.js';

const program = process.env['APACHE'] ?? '/usr/sbin/apache2';
const modules = process.env['APACHE_MODULES'] ?? '/usr/lib/apache2/modules';

/** `bob` with the password `secret`. */
const passwords = 'bob:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n';

/** A set-up is the inside of a <VirtualHost>; the fix goes to its top. */
export const apacheBench: Bench = {
  server: 'apache',
  start: (setUp, parts) => startApache(`${parts.map(({ text }) => text).join('\n')}\n${setUp}`, null),
};

/**
 * A set-up is a .htaccess; the fix goes to its top, and what belongs beside a `Require` line replaces the line `#HERE`.
 */
export const htaccessBench: Bench = {
  server: 'apache-htaccess',
  start: (setUp, parts) => {
    const beside = parts.filter(isBesideRequire).map(({ text }) => text);
    const top = parts.filter((part) => !isBesideRequire(part)).map(({ text }) => text);
    return startApache('', `${top.join('\n')}\n${setUp.replace('#HERE', beside.join('\n'))}`);
  },
};

function isBesideRequire({ where }: FixPart): boolean {
  return where.includes('beside the present Require');
}

async function startApache(virtualHost: string, htaccess: string | null): Promise<Running> {
  const [port = 0, deadPort = 0] = await freePorts(2);
  const root = await makeFolder('apache');
  await mkdir(join(root, 'www', 'api'), { recursive: true });
  const files: Record<string, string> = {
    'httpd.conf': configuration(root, port, virtualHost.replaceAll('DEAD', String(deadPort))),
    passwords,
    'www/index.html': 'home\n',
    'www/front.html': 'front controller\n',
    'www/error.html': 'own error page\n',
    'www/api/items': 'items\n',
    'www/api/run.cgi': cgi,
    ...(htaccess === null ? {} : { 'www/.htaccess': htaccess }),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(root, name), content);
  await chmod(join(root, 'www', 'api', 'run.cgi'), 0o755);
  await check(program, ['-t', '-f', join(root, 'httpd.conf')]);
  const stop = await startProgram({ program, args: ['-f', join(root, 'httpd.conf'), '-DFOREGROUND'], port });
  return {
    port,

    log: { file: join(root, 'cors.log'), format: null },
    stop: async () => {
      await stop();
      await removeFolder(root);
    },
  };
}

/** Knows nothing of CORS but one header, as many scripts do, and throws on OPTIONS where it is asked to. */
const cgi = `#!/bin/sh
if [ "$REQUEST_METHOD" = OPTIONS ] && [ "$PATH_INFO" = /throws ]; then echo 'no handler for OPTIONS' >&2; exit 1; fi
cat > /dev/null
printf 'Access-Control-Allow-Origin: *\\r\\nContent-Type: text/plain\\r\\n\\r\\n%s' "$REQUEST_METHOD"
`;

const [atServer = '', inHost = ''] = logRecipe('apache');

const loaded = [
  'mpm_event',
  'authn_core',
  'authn_file',
  'authz_core',
  'authz_host',
  'authz_user',
  'auth_basic',
  'access_compat',
  'allowmethods',
  'alias',
  'dir',
  'mime',
  'env',
  'setenvif',
  'headers',
  'rewrite',
  'proxy',
  'proxy_http',
  'cgid',
  'unique_id',
];

function configuration(root: string, port: number, virtualHost: string): string {
  return `
ServerRoot "${root}"
PidFile "${root}/pid"
ServerName api.test
Listen 127.0.0.1:${port}
${loaded.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join('\n')}
ScriptSock "${root}/cgid"
User www-data
Group www-data
TypesConfig /etc/mime.types
ErrorLog "${root}/error.log"
${atServer}
DocumentRoot "${root}/www"
<Directory "${root}/www">
  Require all granted
  AllowOverride FileInfo AuthConfig Limit
  Options ExecCGI FollowSymLinks
  AddHandler cgi-script .cgi
</Directory>
<VirtualHost 127.0.0.1:${port}>
${virtualHost}
${inHost}
</VirtualHost>
`.replaceAll('ROOT', root);
}
