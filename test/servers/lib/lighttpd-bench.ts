import { filesBench } from './files-bench.js';

/** A set-up is the rest of lighttpd.conf. Scripts of a fix lie in the test's folder instead of /etc/lighttpd. */
export const lighttpdBench = filesBench({
  server: 'lighttpd',
  program: process.env['LIGHTTPD'] ?? '/usr/sbin/lighttpd',
  files: ({ port }, setUp, parts) => {
    const scripts = new Map<string, string>();
    const directives: string[] = [];
    for (const { where, text } of parts) {
      const script = /new file \/etc\/lighttpd\/(\S+)/.exec(where)?.[1];
      if (script === undefined) directives.push(text.replaceAll('/etc/lighttpd', 'ROOT'));
      else scripts.set(script, text);
    }
    return {
      ...Object.fromEntries(scripts),
      'lighttpd.conf': `
server.bind = "127.0.0.1"
server.port = ${port}
server.document-root = "ROOT/www"
server.errorlog = "ROOT/error.log"
server.modules = ("mod_access", "mod_auth", "mod_authn_file", "mod_setenv", "mod_rewrite", "mod_proxy", "mod_magnet")
auth.backend = "htpasswd"
auth.backend.htpasswd.userfile = "ROOT/passwords"
${setUp}
${directives.join('\n')}
`,
    };
  },
  checkArgs: (root) => ['-tt', '-f', `${root}/lighttpd.conf`],
  runArgs: (root) => ['-D', '-f', `${root}/lighttpd.conf`],
});
