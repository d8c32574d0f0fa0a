import { registeredAccessLog } from './access-log/access-log-format.js';
import { beginsWithName } from './access-log/identity.js';

/** Debian's `other_vhosts_access.log`: combined with the virtual host in front. */
export const vhostCombined = registeredAccessLog({
  id: 'vhost_combined',
  title: 'vhost_combined',
  logFormat: '%v:%p %h %l %u %t "%r" %>s %O "%{Referer}i" "%{User-Agent}i"',
  samples: [
    'api.example.com:80 127.0.0.1 - - [22/Nov/2026:16:52:02 +0000] "OPTIONS /b405 HTTP/1.1" 405 303 "-" "curl/7.88.1"',
    'api.example:80 ::1 - - [22/Nov/2026:16:23:17 +0000] "GET /index.html HTTP/1.1" 200 358 "-" "-"',
  ],
  claims: beginsWithName,
  server: 'apache',
});
