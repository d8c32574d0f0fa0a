import { type LineFormat, registeredLines } from './access-log/access-log-format.js';
import { writerOf } from './access-log/writer.js';
import { layOutTomcat } from './tomcat/pattern.js';

const described: Pick<LineFormat, 'wrote' | 'server'> = {
  wrote: (head) => writerOf(head) === 'tomcat',
  server: 'tomcat',
};

/**
 * Tomcat's `common` and `combined` are Apache's, but for their escapes and the time, which is that of the end. Found
 * where Java's way of writing addresses or characters shows it; else they read as Apache's.
 */
export const tomcat = registeredLines({
  ...described,
  id: 'tomcat',
  title: 'Tomcat common',
  layOut: () => layOutTomcat('common'),
  samples: [
    '0:0:0:0:0:0:0:1 - - [22/Nov/2026:20:02:24 +0000] "OPTIONS /boom HTTP/1.1" 200 -',
    '0:0:0:0:0:0:0:1 - - [22/Nov/2026:20:02:24 +0000] "-" 400 1981',
  ],
});

export const tomcatCombined = registeredLines({
  ...described,
  id: 'tomcat_combined',
  title: 'Tomcat combined',
  layOut: () => layOutTomcat('combined'),
  samples: [
    '0:0:0:0:0:0:0:1 - - [22/Nov/2026:20:02:24 +0000] "OPTIONS /boom HTTP/1.1" 200 - "-" "curl/7.88.1"',
    '127.0.0.1 - - [22/Nov/2026:20:01:36 +0000] "GET /data.json HTTP/1.1" 200 3 "-" "\\u00c3\\u009cn\\u00c3\\u00afcode"',
  ],
});
