import { registeredAccessLog, registeredLines } from './access-log/access-log-format.js';
import { clientGone } from './access-log/client-gone.js';
import { hasHostForIdentity, isHostBeforeAddress } from './access-log/identity.js';
import type { LineTest } from './access-log/share-of-lines.js';
import { writerOf } from './access-log/writer.js';
import type { Detection, Format } from './format.js';
import { layOutNginx } from './nginx/log-format.js';

const common = '%h %l %u %t "%r" %>s %b';
const combined = `${common} "%{Referer}i" "%{User-Agent}i"`;
const nginxCombined =
  '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent"';

const hasNoHost: LineTest = (...line) => !hasHostForIdentity(...line);

/** `more`: the lines go on behind what is known of them. */
type Made = { readonly format: Format; readonly more: boolean };

/**
 * What administrators make of the usual formats: the host before the lines, and behind them times, an id, a header. What
 * stands behind nobody can know who only sees the lines. Of two that fit, the one that says more comes first.
 */
const made: readonly Made[] = [
  { format: ofApache('combined', 'combined behind its host', `%v ${combined}`, isHostBeforeAddress), more: false },
  {
    format: ofApache('combined', 'combined behind its host, with more', `%v ${combined} %{more}n`, isHostBeforeAddress),
    more: true,
  },
  { format: ofApache('combined', 'combined with more', `${combined} %{more}n`, hasNoHost), more: true },
  {
    format: registeredLines({
      id: 'nginx',
      title: 'nginx combined with more',
      layOut: () => layOutNginx({ format: `${nginxCombined} $more`, escaping: 'default' }),
      samples: [],
      wrote: (head) => writerOf(head) === 'nginx',
      server: 'nginx',
    }),
    more: true,
  },
  { format: ofApache('common', 'common with more', `${common} %{more}n`, hasNoHost), more: true },
];

function ofApache(id: string, title: string, logFormat: string, claims: LineTest): Format {
  return registeredAccessLog({
    id,
    title,
    logFormat,
    samples: [],
    wrote: (head) => !['nginx', 'tomcat'].includes(writerOf(head) ?? ''),
    claims,
    refine: clientGone(499),
    server: null,
  });
}

/** A smaller share of lines that look so is chance. */
const leastConfidence = 0.5;

/** Null where the lines are made of no usual format. */
export function detectMadeOfUsual(head: Uint8Array): { readonly format: Format; readonly detection: Detection } | null {
  for (const { format, more } of made) {
    const detection = format.detect(head);
    if (detection === null || detection.confidence < leastConfidence) continue;
    return { format: more ? noted(format) : format, detection };
  }
  return null;
}

/** Says in the report that not all is read. */
function noted(format: Format): Format {
  return {
    ...format,
    open(context) {
      context.sink.note(
        'What stands at the end of the lines is not read, for it is in no usual format: --log-format says what it is.',
      );
      return format.open(context);
    },
  };
}
