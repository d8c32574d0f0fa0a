import { filesBench, type Place } from './files-bench.js';
import { logRecipe } from './own-log.js';

/**
 * A set-up is the inside of a server { }. As the fix asks, add_header lines for the same headers make room for it, and
 * a place with add_header lines of its own, marked `#OWN`, gets the new ones too.
 */
export const nginxBench = filesBench({
  server: 'nginx',
  program: process.env['NGINX'] ?? '/usr/sbin/nginx',
  files: (place, setUp, parts) => {
    const texts = parts.map(({ text }) => text);
    const inServer = texts.at(-1) ?? '';
    const inHttp = texts.slice(0, -1).join('\n');
    return { 'nginx.conf': configuration(place, inHttp, `${inServer}\n${withoutReplaced(setUp, inServer)}`) };
  },
  checkArgs: (root) => ['-t', '-c', `${root}/nginx.conf`],
  runArgs: (root) => ['-c', `${root}/nginx.conf`, '-g', 'daemon off;'],
  logFormat: (root) => `@${root}/nginx.conf`,
});

function withoutReplaced(setUp: string, fix: string): string {
  const names = [...fix.matchAll(/^add_header (\S+)/gm)].map((match) => match[1] ?? '');
  const lines = setUp.split('\n');
  const own = fix.split('\n').filter((line) => line.startsWith('add_header '));
  const kept = lines.filter((line) => !names.some((name) => line.trim().startsWith(`add_header ${name} `)));
  return kept.join('\n').replace('#OWN', own.join('\n'));
}

function configuration({ port }: Place, http: string, server: string): string {
  return `
pid ROOT/pid;
error_log ROOT/error.log;
events { }
http {
  ${logRecipe('nginx').join('\n')}
  client_body_temp_path ROOT/body;
  proxy_temp_path ROOT/proxy;
  fastcgi_temp_path ROOT/fastcgi;
  uwsgi_temp_path ROOT/uwsgi;
  scgi_temp_path ROOT/scgi;
  ${http}
  server {
    listen 127.0.0.1:${port};
    server_name api.test;
    root ROOT/www;
    ${server}
  }
}
`;
}
