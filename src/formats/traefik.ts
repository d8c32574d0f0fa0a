import { registeredLines } from './access-log/access-log-format.js';
import { clientGone } from './access-log/client-gone.js';
import { plainDialect } from './access-log/dialect.js';
import { layOutLogFormat } from './access-log/layout.js';

/**
 * Traefik's `common` access log, from its source: the Common Log Format, then Referer, User-Agent, a counter, router,
 * service and the milliseconds. Quotes in values are not escaped.
 */
export const traefik = registeredLines({
  id: 'traefik',
  title: 'Traefik common',
  layOut: () =>
    layOutLogFormat('%h - %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i" %k "%{router}n" "%{service}n" %{ms}Tms', {
      dialect: plainDialect,
      refine: clientGone(499),
    }),
  samples: [
    '192.0.2.7 - - [22/Nov/2026:16:23:02 +0000] "OPTIONS /api HTTP/1.1" 404 19 "-" "-" 1 "-" "-" 0ms',
    '192.0.2.7 - bob [22/Nov/2026:16:23:02 +0000] "PUT /api HTTP/2.0" 200 12 "https://app.example.com/" "Mozilla/5.0" 2 "api@docker" "http://172.18.0.3:80" 17ms',
    '2001:db8::5 - - [22/Nov/2026:16:23:02 +0000] "OPTIONS /api HTTP/2.0" - - "-" "Mozilla/5.0" 3 "api@file" "-" 0ms',
  ],
  server: 'traefik',
});
