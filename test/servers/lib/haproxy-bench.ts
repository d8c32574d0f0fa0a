import { filesBench } from './files-bench.js';
import { logRecipe } from './own-log.js';

const [before = '', behind = '', log = ''] = logRecipe('haproxy');

/** A set-up is the rest of the frontend, which passes everything on to the application. */
export const haproxyBench = filesBench({
  server: 'haproxy',
  program: process.env['HAPROXY'] ?? '/usr/sbin/haproxy',
  files: ({ port }, setUp, parts) => ({
    'haproxy.cfg': `
global
${log.replace('/dev/log', '127.0.0.1:SYSLOG')}
defaults
  mode http
  log global
  retries 0
  timeout connect 2s
  timeout client 5s
  timeout server 5s
userlist users
  user bob insecure-password secret
frontend site
  bind 127.0.0.1:${port}
${before}
${parts.map(({ text }) => text).join('\n')}
${setUp}
${behind}
  default_backend application
backend application
  server one 127.0.0.1:${/PORT=(\S+)/.exec(setUp)?.[1] ?? 'DEAD'}
backend dead
  server one 127.0.0.1:DEAD
`,
  }),
  checkArgs: (root) => ['-c', '-f', `${root}/haproxy.cfg`],
  runArgs: (root) => ['-db', '-f', `${root}/haproxy.cfg`],
  logFormat: () => null,
  usesSyslog: true,
});
