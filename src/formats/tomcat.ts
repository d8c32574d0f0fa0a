import { type LineFormat, lineFormat, registered } from './access-log/access-log-format.js';
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
export const tomcat = registered(
  'tomcat',
  lineFormat({
    ...described,
    id: 'tomcat',
    title: 'Tomcat common',
    layOut: () => layOutTomcat('common'),
    samples: ['0:0:0:0:0:0:0:1 - - [22/Nov/2026:16:33:39 +0000] "OPTIONS /boom HTTP/1.1" 500 1234'],
  }),
);

export const tomcatCombined = registered(
  'tomcat_combined',
  lineFormat({
    ...described,
    id: 'tomcat_combined',
    title: 'Tomcat combined',
    layOut: () => layOutTomcat('combined'),
    samples: ['127.0.0.1 - - [22/Nov/2026:16:33:39 +0000] "GET /api HTTP/1.1" 200 - "-" "\\u00dcn\\u00efcode"'],
  }),
);
