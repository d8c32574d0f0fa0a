import { registeredLines } from './access-log/access-log-format.js';
import { hasHostForIdentity } from './access-log/identity.js';
import { type Layout, layOutLogFormat } from './access-log/layout.js';
import type { CompileError } from './apache-log-parser/log-parser.js';

/** lighttpd's `accesslog.format`: Apache's directives, but a plain `%t` is the time of the end. */
export function layOutLighttpd(format: string): Layout | CompileError {
  return layOutLogFormat(format.replace(/%[<>]?(?=t)|%\{\}(?=t)/g, '%{end}'));
}

/** lighttpd's default: as combined, with the host that was asked for in the second column. */
export const lighttpd = registeredLines({
  id: 'lighttpd',
  title: 'lighttpd',
  layOut: () => layOutLighttpd('%h %V %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"'),
  claims: hasHostForIdentity,
  samples: [
    '127.0.0.1 127.0.0.1:18121 - [22/Nov/2026:16:38:23 +0000] "OPTIONS /nofile HTTP/1.1" 404 341 "-" "curl/7.88.1"',
    '127.0.0.1 api.example.com - [22/Nov/2026:16:38:23 +0000] "GET /data.json HTTP/1.1" 200 9 "-" "curl/7.88.1"',
  ],
  server: 'lighttpd',
});
