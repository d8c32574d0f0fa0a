import { registeredAccessLog } from './access-log/access-log-format.js';

/** Combined with the bytes received and sent behind it (mod_logio), as Apache's own httpd.conf offers it. */
export const combinedio = registeredAccessLog({
  id: 'combinedio',
  title: 'combinedio',
  logFormat: '%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i" %I %O',
  samples: ['127.0.0.1 - - [22/Nov/2026:16:31:22 +0000] "OPTIONS /data.json HTTP/1.1" 200 - "-" "curl/7.88.1" 127 302'],
  server: 'apache',
});
