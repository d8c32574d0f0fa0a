import { registeredAccessLog, registeredLines } from './access-log/access-log-format.js';
import { clientGone } from './access-log/client-gone.js';
import { hasHostForIdentity, isAddress, isForwarded, isHostBeforeAddress } from './access-log/identity.js';
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

/** What stands at the beginning of the lines, where that is not the usual format's own. */
type Front = {
  readonly title: string;
  readonly apache: (usual: string) => string;
  readonly nginx: (usual: string) => string;
  readonly claims: LineTest;
};

const host: Front = {
  title: 'behind its host',
  apache: (usual) => `%v ${usual}`,
  nginx: (usual) => `$host ${usual}`,
  claims: isHostBeforeAddress,
};

/** As many have it behind Amazon's load balancers. */
const forwardedFirst: Front = {
  title: 'behind X-Forwarded-For',
  apache: (usual) => `%{X-Forwarded-For}i ${usual}`,
  nginx: (usual) => `$http_x_forwarded_for ${usual}`,
  claims: (...line) => isForwarded(0, ...line) && isAddress(1, ...line),
};

const forwardedSecond: Front = {
  title: 'with X-Forwarded-For behind its address',
  apache: (usual) => usual.replace('%h', '%h %{X-Forwarded-For}i'),
  nginx: (usual) => usual.replace('$remote_addr', '$remote_addr $http_x_forwarded_for'),
  claims: (...line) => isAddress(0, ...line) && isForwarded(1, ...line),
};

const forwardedAlone: Front = {
  title: 'with X-Forwarded-For for its address',
  apache: (usual) => usual.replace('%h', '%{X-Forwarded-For}i'),
  nginx: (usual) => usual.replace('$remote_addr', '$http_x_forwarded_for'),
  claims: (...line) => isForwarded(0, ...line) && !hasHostForIdentity(...line),
};

type Made = {
  readonly usual: Usual;
  readonly front: Front | null;
  /** The lines go on behind what is known of them. */
  readonly more: boolean;
};

/**
 * What administrators make of the usual formats: the host or the client of a proxy before the lines, and behind them
 * times, an id, a header. What stands behind nobody can know who only sees the lines. Of two that fit, the one that
 * says more comes first.
 */
const made: readonly Made[] = [
  { usual: combined, front: host, more: false },
  { usual: combined, front: forwardedFirst, more: false },
  { usual: combined, front: forwardedSecond, more: false },
  { usual: combined, front: forwardedAlone, more: false },
  { usual: combined, front: host, more: true },
  { usual: combined, front: forwardedFirst, more: true },
  { usual: combined, front: forwardedSecond, more: true },
  { usual: combined, front: null, more: true },
  { usual: combined, front: forwardedAlone, more: true },
  { usual: common, front: null, more: true },
];

const hasNoHost: LineTest = (...line) => !hasHostForIdentity(...line);

type Candidate = { readonly format: Format; readonly more: boolean };

function candidatesOf({ usual, front, more }: Made): readonly Candidate[] {
  const place = front === null ? '' : ` ${front.title}${more ? ',' : ''}`;
  const title = `${usual.id}${place}${more ? ' with more' : ''}`;
  const formats = [
    registeredAccessLog({
      id: usual.id,
      title,
      logFormat: `${front?.apache(usual.apache) ?? usual.apache}${more ? ' %{more}n' : ''}`,
      samples: [],
      wrote: (head) => !['nginx', 'tomcat'].includes(writerOf(head) ?? ''),
      claims: front?.claims ?? hasNoHost,
      refine: clientGone(499),
      server: null,
    }),
    registeredLines({
      id: 'nginx',
      title: `nginx ${title}`,
      layOut: () =>
        layOutNginx({
          format: `${front?.nginx(usual.nginx) ?? usual.nginx}${more ? ' $more' : ''}`,
          escaping: 'default',
        }),
      samples: [],
      wrote: (head) => writerOf(head) === 'nginx',
      ...(front === null ? {} : { claims: front.claims }),
      server: 'nginx',
    }),
  ];
  return formats.map((format) => ({ format: more ? noted(format) : format, more }));
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

const candidates = made.flatMap(candidatesOf);

type Wanted = {
  /** The share of lines that have to look so, from 0 to 1. */
  readonly least: number;
  /** Whether the lines may go on behind what is known of them, as damaged ones do. */
  readonly more: boolean;
};

/** A smaller share of lines that look so is chance. */
const byHalf: Wanted = { least: 0.5, more: true };

/** Null where the lines are made of no usual format. */
export function detectMadeOfUsual(head: Uint8Array, { least, more }: Wanted = byHalf): Recognised | null {
  for (const { format } of candidates.filter((one) => more || !one.more)) {
    const detection = format.detect(head);
    if (detection !== null && detection.confidence >= least) return { format, detection };
  }
  return null;
}
