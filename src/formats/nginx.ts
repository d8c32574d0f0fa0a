import { lineFormat, registered } from './access-log/access-log-format.js';
import { writerOf } from './access-log/writer.js';
import { layOutNginx } from './nginx/log-format.js';

/**
 * nginx's predefined `combined`: the columns of Apache's, but the time is that of the end, and a status 499 says that
 * the client went away. Found where escapes or statuses show that nginx wrote it; else it reads as Apache's.
 */
export const nginx = registered(
  'nginx',
  lineFormat({
    id: 'nginx',
    title: 'nginx combined',
    layOut: () =>
      layOutNginx({
        format:
          '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent"',
        escaping: 'default',
      }),
    wrote: (head) => writerOf(head) === 'nginx',
    samples: [
      '127.0.0.1 - - [22/Nov/2026:16:26:07 +0000] "GET /index.html?a=1&b=%22 HTTP/1.1" 200 3 "http://x/\\x22\\x5C" "q\\x22uo\\x5Cte\\x09tab"',
      '127.0.0.1 - a \\x22b\\x5C c [22/Nov/2026:16:26:07 +0000] "GET /auth HTTP/1.1" 404 153 "-" "-"',
      '127.0.0.1 - - [22/Nov/2026:16:26:07 +0000] "OPTIONS /slow HTTP/1.1" 499 0 "-" "curl/7.88.1"',
    ],
    server: 'nginx',
  }),
);
