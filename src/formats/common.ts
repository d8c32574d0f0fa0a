import { registeredAccessLog } from './access-log/access-log-format.js';
import { clientGone } from './access-log/client-gone.js';
import { writerOf } from './access-log/writer.js';

export const commonLog = '%h %l %u %t "%r" %>s %b';

/** The Common Log Format, Apache's built-in default; Debian writes `%O` in the place of `%b`. */
export const common = registeredAccessLog({
  id: 'common',
  title: 'common',
  logFormat: commonLog,
  samples: [
    '127.0.0.1 - - [22/Nov/2026:16:23:02 +0000] "OPTIONS /api.json HTTP/1.1" 200 -',
    '2001:db8::5 - bob [22/Nov/2026:21:53:02 +0530] "PUT /data.json HTTP/1.1" 401 692',
    '127.0.0.1 - - [22/Nov/2026:16:23:14 +0000] "-" 408 0',
  ],
  wrote: (head) => writerOf(head) !== 'tomcat',
  refine: clientGone(499),
  server: null,
});
