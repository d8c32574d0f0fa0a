import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePorts } from '../../recorder/free-port.js';
import { check, makeFolder, removeFolder, startProgram } from './program.js';
import type { Bench } from './prove.js';

const program = process.env['NGINX'] ?? '/usr/sbin/nginx';

/**
 * A set-up is the inside of a server { }. As the fix asks, add_header lines for the same headers make room for it, and
 * a place with add_header lines of its own, marked `#OWN`, gets the new ones too.
 */
export const nginxBench: Bench = {
  server: 'nginx',
  start: async (setUp, parts) => {
    const [port = 0, deadPort = 0] = await freePorts(2);
    const root = await makeFolder('nginx');
    await mkdir(join(root, 'www', 'api'), { recursive: true });
    const texts = parts.map(({ text }) => text);
    const inServer = texts.at(-1) ?? '';
    const inHttp = texts.slice(0, -1).join('\n');
    const files: Record<string, string> = {
      'nginx.conf': configuration(root, port, inHttp, `${inServer}\n${withoutReplaced(setUp, inServer)}`).replaceAll(
        'DEAD',
        String(deadPort),
      ),
      // bob, with the password secret
      passwords: 'bob:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n',
      'www/index.html': 'home\n',
      'www/front.html': 'front controller\n',
      'www/api/items': 'items\n',
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(root, name), content);
    await check(program, ['-t', '-c', join(root, 'nginx.conf')]);
    const stop = await startProgram({ program, args: ['-c', join(root, 'nginx.conf'), '-g', 'daemon off;'], port });
    return {
      port,
      stop: async () => {
        await stop();
        await removeFolder(root);
      },
    };
  },
};

function withoutReplaced(setUp: string, fix: string): string {
  const names = [...fix.matchAll(/^add_header (\S+)/gm)].map((match) => match[1] ?? '');
  const lines = setUp.split('\n');
  const own = fix.split('\n').filter((line) => line.startsWith('add_header '));
  const kept = lines.filter((line) => !names.some((name) => line.trim().startsWith(`add_header ${name} `)));
  return kept.join('\n').replace('#OWN', own.join('\n'));
}

function configuration(root: string, port: number, http: string, server: string): string {
  return `
pid ${root}/pid;
error_log ${root}/error.log;
events { }
http {
  access_log off;
  client_body_temp_path ${root}/body;
  proxy_temp_path ${root}/proxy;
  fastcgi_temp_path ${root}/fastcgi;
  uwsgi_temp_path ${root}/uwsgi;
  scgi_temp_path ${root}/scgi;
  ${http}
  server {
    listen 127.0.0.1:${port};
    server_name api.test;
    root ${root}/www;
    ${server.replaceAll('ROOT', root)}
  }
}
`;
}
