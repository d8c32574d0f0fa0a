import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FixPart } from '../../../src/fixes/fix.js';
import { freePorts } from '../../recorder/free-port.js';
import { waitFor } from '../../recorder/wait-for.js';
import { startLogDaemon } from './own-log.js';
import { check, makeFolder, removeFolder, startProgram } from './program.js';

/** A server that logs by a recipe, in front of an application. */
export type Logging = {
  readonly port: number;
  readonly file: string;
  /** For `--log-format`; null where the content must do. */
  readonly logFormat: string | null;
  /** Waits until the last request of the test is in the log. */
  readonly read: () => Promise<void>;
  readonly log: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

export type LogBench = {
  readonly server: string;
  /** Starts the server with the parts where the recipe puts them; checks the syntax first. */
  readonly start: (parts: readonly FixPart[], upstream: number) => Promise<Logging>;
};

type Kit = {
  readonly server: string;
  readonly program: string;
  readonly configuration: (place: Place, texts: readonly string[]) => string;
  readonly checkArgs: (file: string) => readonly string[];
  readonly runArgs: (file: string) => readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly logFormat?: (file: string) => string;
};

type Place = { readonly root: string; readonly port: number; readonly upstream: number; readonly syslog: number };

function logBench(kit: Kit): LogBench {
  return {
    server: kit.server,
    start: async (parts, upstream) => {
      const [port = 0, syslog = 0] = await freePorts(2);
      const root = await makeFolder(`log-${kit.server}`);
      await mkdir(join(root, 'www', 'api'), { recursive: true });
      const file = join(root, 'cors.log');
      const configuration = join(root, 'server.conf');
      const texts = parts.map(({ text }) =>
        text.replace(/\/var\/log\/\w+\/cors\.log|\$\{APACHE_LOG_DIR\}\/cors\.log/g, file),
      );
      await writeFile(configuration, kit.configuration({ root, port, upstream, syslog }, texts));
      await check(kit.program, kit.checkArgs(configuration), root);
      const daemon = await startLogDaemon(syslog, file);
      const stop = await startProgram({
        program: kit.program,
        args: kit.runArgs(configuration),
        port,
        cwd: root,
        ...(kit.environment === undefined ? {} : { environment: kit.environment }),
      });
      const log = () => readFile(file, 'utf8').catch(() => '');
      return {
        port,
        file,
        logFormat: kit.logFormat?.(configuration) ?? null,
        log,
        read: async () => {
          await waitFor('the log', async () => ((await log()).includes('quoted') ? true : null));
        },
        stop: async () => {
          await stop();
          await daemon();
          await removeFolder(root);
        },
      };
    },
  };
}

const apacheModules = process.env['APACHE_MODULES'] ?? '/usr/lib/apache2/modules';

const apache = logBench({
  server: 'apache',
  program: process.env['APACHE'] ?? '/usr/sbin/apache2',
  configuration: ({ root, port, upstream }, [atServer = '', inHost = '']) => `
ServerRoot "${root}"
PidFile "${root}/pid"
ServerName api.test
Listen 127.0.0.1:${port}
${['mpm_event', 'authz_core', 'headers', 'unique_id', 'proxy', 'proxy_http']
  .map((name) => `LoadModule ${name}_module ${apacheModules}/mod_${name}.so`)
  .join('\n')}
User www-data
Group www-data
ErrorLog "${root}/error.log"
${atServer}
<VirtualHost 127.0.0.1:${port}>
ProxyPass / http://127.0.0.1:${upstream}/
${inHost}
</VirtualHost>
`,
  checkArgs: (file) => ['-t', '-f', file],
  runArgs: (file) => ['-f', file, '-DFOREGROUND'],
});

const nginx = logBench({
  server: 'nginx',
  program: process.env['NGINX'] ?? '/usr/sbin/nginx',
  configuration: ({ root, port, upstream }, [inHttp = '']) => `
pid ${root}/pid;
error_log ${root}/error.log;
events { }
http {
  client_body_temp_path ${root}/body;
  proxy_temp_path ${root}/proxy;
  fastcgi_temp_path ${root}/fastcgi;
  uwsgi_temp_path ${root}/uwsgi;
  scgi_temp_path ${root}/scgi;
  ${inHttp}
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass http://127.0.0.1:${upstream}; }
  }
}
`,
  checkArgs: (file) => ['-t', '-c', file],
  runArgs: (file) => ['-c', file, '-g', 'daemon off;'],
  logFormat: (file) => `@${file}`,
});

const caddy = logBench({
  server: 'caddy',
  program: process.env['CADDY'] ?? '/usr/bin/caddy',
  configuration: ({ root, port, upstream }, [inSite = '']) => `{
  admin off
  auto_https off
  storage file_system ${root}/data
}
http://:${port} {
${inSite}
  reverse_proxy 127.0.0.1:${upstream}
}
`,
  checkArgs: (file) => ['validate', '--adapter', 'caddyfile', '--config', file],
  runArgs: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
});

const haproxy = logBench({
  server: 'haproxy',
  program: process.env['HAPROXY'] ?? '/usr/sbin/haproxy',
  configuration: ({ port, upstream, syslog }, [inFrontend = '', behind = '', log = '']) => `
global
${log.replace('/dev/log', `127.0.0.1:${syslog}`)}
defaults
  mode http
  log global
  timeout connect 2s
  timeout client 5s
  timeout server 5s
frontend site
  bind 127.0.0.1:${port}
${inFrontend}
${behind}
  default_backend application
backend application
  server one 127.0.0.1:${upstream}
`,
  checkArgs: (file) => ['-c', '-f', file],
  runArgs: (file) => ['-db', '-f', file],
});

export const logBenches: readonly LogBench[] = [apache, nginx, caddy, haproxy];
