import { registeredAccessLog, registeredLines } from './access-log/access-log-format.js';
import { clientGone } from './access-log/client-gone.js';
import { hasHostForIdentity, isHostBeforeAddress } from './access-log/identity.js';
import type { LineTest } from './access-log/share-of-lines.js';
import { writerOf } from './access-log/writer.js';
import { combinedLog } from './combined.js';
import { commonLog } from './common.js';
import type { Recognised } from './detect-format.js';
import type { Format } from './format.js';
import { layOutNginx } from './nginx/log-format.js';
import { nginxCombinedLog, nginxCommonLog } from './nginx.js';

type Usual = {
  readonly id: string;
  readonly apache: string;
  /** As nginx writes it: so it is read where escapes or statuses show that it did. */
  readonly nginx: string;
};

const common: Usual = { id: 'common', apache: commonLog, nginx: nginxCommonLog };
const combined: Usual = { id: 'combined', apache: combinedLog, nginx: nginxCombinedLog };

type Made = {
  readonly usual: Usual;
  readonly hostFirst: boolean;
  /** The lines go on behind what is known of them. */
  readonly more: boolean;
};

/**
 * What administrators make of the usual formats: the host before the lines, and behind them times, an id, a header. What
 * stands behind nobody can know who only sees the lines. Of two that fit, the one that says more comes first.
 */
const made: readonly Made[] = [
  { usual: combined, hostFirst: true, more: false },
  { usual: combined, hostFirst: true, more: true },
  { usual: combined, hostFirst: false, more: true },
  { usual: common, hostFirst: false, more: true },
];

const hasNoHost: LineTest = (...line) => !hasHostForIdentity(...line);

function formatsOf({ usual, hostFirst, more }: Made): readonly Format[] {
  const place = hostFirst ? ` behind its host${more ? ',' : ''}` : '';
  const title = `${usual.id}${place}${more ? ' with more' : ''}`;
  const formats = [
    registeredAccessLog({
      id: usual.id,
      title,
      logFormat: `${hostFirst ? '%v ' : ''}${usual.apache}${more ? ' %{more}n' : ''}`,
      samples: [],
      wrote: (head) => !['nginx', 'tomcat'].includes(writerOf(head) ?? ''),
      claims: hostFirst ? isHostBeforeAddress : hasNoHost,
      refine: clientGone(499),
      server: null,
    }),
    registeredLines({
      id: 'nginx',
      title: `nginx ${title}`,
      layOut: () =>
        layOutNginx({
          format: `${hostFirst ? '$host ' : ''}${usual.nginx}${more ? ' $more' : ''}`,
          escaping: 'default',
        }),
      samples: [],
      wrote: (head) => writerOf(head) === 'nginx',
      ...(hostFirst ? { claims: isHostBeforeAddress } : {}),
      server: 'nginx',
    }),
  ];
  return more ? formats.map(noted) : formats;
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

const candidates = made.flatMap(formatsOf);

/** A smaller share of lines that look so is chance. */
const leastConfidence = 0.5;

/** Null where the lines are made of no usual format. */
export function detectMadeOfUsual(head: Uint8Array): Recognised | null {
  for (const format of candidates) {
    const detection = format.detect(head);
    if (detection !== null && detection.confidence >= leastConfidence) return { format, detection };
  }
  return null;
}
