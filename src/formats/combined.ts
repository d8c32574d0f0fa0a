import { registeredAccessLog } from './access-log/access-log-format.js';
import { clientGone } from './access-log/client-gone.js';
import { hasHostForIdentity } from './access-log/identity.js';
import { writerOf } from './access-log/writer.js';
import { commonLog } from './common.js';

export const combinedLog = `${commonLog} "%{Referer}i" "%{User-Agent}i"`;

/** Apache's and nginx's usual access log; Debian's Apache writes `%O` in the place of `%b`. */
export const combined = registeredAccessLog({
  id: 'combined',
  title: 'combined',
  logFormat: combinedLog,
  samples: [
    '127.0.0.1 - - [22/Nov/2026:16:31:22 +0000] "OPTIONS /cgi2/badhdr.py HTTP/1.1" 500 805 "-" "curl/7.88.1"',
    '127.0.0.1 - a \\"b\\\\ c [22/Nov/2026:16:23:02 +0000] "GET /auth HTTP/1.1" 401 692 "-" "-"',
    '127.0.0.1 - - [22/Nov/2026:16:23:02 +0000] "\\x16\\x03\\x01\\x02" 400 501 "-" "-"',
    '::1 - - [22/Nov/2026:16:23:17 +0000] "GET /index.html HTTP/1.1" 304 - "http://x/\\"\\\\" "q\\"uo\\\\te\\ttab"',
  ],
  wrote: (head) => !['nginx', 'tomcat'].includes(writerOf(head) ?? ''),
  claims: (...line) => !hasHostForIdentity(...line),
  // Nothing in the columns says that nginx wrote it, and no other server means a response by it.
  refine: clientGone(499),
  server: null,
});
