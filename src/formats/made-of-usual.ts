import { registeredAccessLog, registeredLines } from './access-log/access-log-format.js';
import { clientGone } from './access-log/client-gone.js';
import { hasHostForIdentity, isHostBeforeAddress } from './access-log/identity.js';
import type { LineTest } from './access-log/share-of-lines.js';
import { writerOf } from './access-log/writer.js';
import type { Detection, Format } from './format.js';
import { layOutNginx } from './nginx/log-format.js';

const common = '%h %l %u %t "%r" %>s %b';
const combined = `${common} "%{Referer}i" "%{User-Agent}i"`;
const nginxCommon = '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent';
const nginxCombined = `${nginxCommon} "$http_referer" "$http_user_agent"`;

const hasNoHost: LineTest = (...line) => !hasHostForIdentity(...line);

type Made = {
  readonly of: 'combined' | 'common';
  readonly title: string;
  readonly logFormat: string;
  /** The same as nginx writes it, where escapes or statuses show that it did. */
  readonly nginx: string;
  readonly hostFirst: boolean;
  /** The lines go on behind what is known of them. */
  readonly more: boolean;
};

/**
 * What administrators make of the usual formats: the host before the lines, and behind them times, an id, a header. What
 * stands behind nobody can know who only sees the lines. Of two that fit, the one that says more comes first.
 */
const made: readonly Made[] = [
  {
    of: 'combined',
    title: 'combined behind its host',
    logFormat: `%v ${combined}`,
    nginx: `$host ${nginxCombined}`,
    hostFirst: true,
    more: false,
  },
  {
    of: 'combined',
    title: 'combined behind its host, with more',
    logFormat: `%v ${combined} %{more}n`,
    nginx: `$host ${nginxCombined} $more`,
    hostFirst: true,
    more: true,
  },
  {
    of: 'combined',
    title: 'combined with more',
    logFormat: `${combined} %{more}n`,
    nginx: `${nginxCombined} $more`,
    hostFirst: false,
    more: true,
  },
  {
    of: 'common',
    title: 'common with more',
    logFormat: `${common} %{more}n`,
    nginx: `${nginxCommon} $more`,
    hostFirst: false,
    more: true,
  },
];

function formatsOf({ of, title, logFormat, nginx, hostFirst }: Made): readonly Format[] {
  return [
    registeredAccessLog({
      id: of,
      title,
      logFormat,
      samples: [],
      wrote: (head) => !['nginx', 'tomcat'].includes(writerOf(head) ?? ''),
      claims: hostFirst ? isHostBeforeAddress : hasNoHost,
      refine: clientGone(499),
      server: null,
    }),
    registeredLines({
      id: 'nginx',
      title: `nginx ${title}`,
      layOut: () => layOutNginx({ format: nginx, escaping: 'default' }),
      samples: [],
      wrote: (head) => writerOf(head) === 'nginx',
      ...(hostFirst ? { claims: isHostBeforeAddress } : {}),
      server: 'nginx',
    }),
  ];
}

const candidates = made.flatMap((one) => formatsOf(one).map((format) => ({ format, more: one.more })));

/** A smaller share of lines that look so is chance. */
const leastConfidence = 0.5;

/** Null where the lines are made of no usual format. */
export function detectMadeOfUsual(head: Uint8Array): { readonly format: Format; readonly detection: Detection } | null {
  for (const { format, more } of candidates) {
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
