import { registeredLines } from './access-log/access-log-format.js';
import type { Format } from './format.js';
import { httpLog, layOutHaproxy } from './haproxy/log-format.js';

/** HAProxy's `option httplog`, as a log daemon or HAProxy itself writes it; `httpslog` has more fields behind. */
export const haproxy: Format = {
  ...registeredLines({
    id: 'haproxy',
    title: 'HAProxy httplog',
    layOut: () => layOutHaproxy(httpLog),
    samples: [
      '<134>Nov 22 16:37:42 haproxy[6273]: 127.0.0.1:50760 [22/Nov/2026:16:37:42.303] f b/s 0/0/0/1/1 200 129 - - ---- 1/1/0/0/0 0/0 {https://app.example.com|PUT} "OPTIONS /b/ok HTTP/1.1"',
      'Nov 22 16:37:42 lb haproxy[6273]: 127.0.0.1:50776 [22/Nov/2026:16:37:42.337] f f/<NOSRV> 0/-1/-1/-1/0 403 192 - - PR-- 1/1/0/0/0 0/0 "OPTIONS /deny HTTP/1.1"',
      '127.0.0.1:50798 [22/Nov/2026:16:37:42.361] f dead/s 0/0/-1/-1/3006 503 217 - - SC-- 1/1/0/0/3 0/0 {https://app.example.com|PUT} {} "OPTIONS /dead HTTP/1.1"',
    ],
    server: 'haproxy',
  }),
  findsBeginnings: true,
};
