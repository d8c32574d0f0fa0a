import type { ExchangeFinding } from '../../model/finding.js';
import type { HttpRecord } from '../../model/http-record.js';
import { pathTemplate } from '../../model/path-template.js';
import { type BoundedMap, createBoundedMap } from '../bounded-map.js';
import { type Counts, createCounts } from '../counts.js';
import { createDistinct, type Distinct } from '../distinct.js';
import { mainRecord } from '../exchange-record.js';
import { earlier } from './earlier.js';
import type { WarnedPlace } from './warned-place.js';
import { longestHost, pathsKept } from './warning-tally.js';

/** Sizes of preflights and of the requests behind them, for each host: a rule that answers everything makes them alike. */
export type SameAnswers = {
  readonly add: (finding: ExchangeFinding) => void;
  /** Whether a host's answers are known to differ: nothing that is added for it will change that. */
  readonly differs: (answered: Pick<HttpRecord, 'host'>) => boolean;
  readonly merge: (other: SameAnswers) => void;
  readonly hosts: BoundedMap<Host>;
};

type Host = {
  /** Something was answered otherwise; then nothing else counts. */
  differs: boolean;
  exchanges: number;
  least: number;
  most: number;
  first: number;
  last: number;
  readonly methods: Counts;
  readonly paths: Counts;
  readonly origins: Counts;
  readonly clients: Distinct;
  example: ExchangeFinding | null;
};

const hostsKept = 50;
/** `Keep-Alive: max=99` and `max=100` differ by a byte. */
const slack = 4;
/** Less is no page but a few headers, which many answers have in common. */
const leastBytes = 200;
const fewestExchanges = 10;
const fewestMethods = 2;
const fewestPaths = 3;

export function createSameAnswers(): SameAnswers {
  const hosts = createBoundedMap<Host>({ capacity: hostsKept, make: createHost, fold, restKey: () => '' });
  // Nearly every host differs at once, and is then asked for again and again.
  let lastHost: string | null = null;
  let last: Host | null = null;
  let lastAt = 0;

  const hostOf = ({ host }: Pick<HttpRecord, 'host'>): Host => {
    const name = host ?? '';
    if (last !== null && name === lastHost && lastAt === hosts.generation()) return last;
    const key = name.toLowerCase().slice(0, longestHost);
    last = hosts.at(key) ?? hosts.rest(key);
    lastHost = name;
    lastAt = hosts.generation();
    return last;
  };

  return {
    hosts,
    add(finding) {
      const { preflight, request } = finding.exchange;
      if (preflight === null || request === null || finding.exchange.followUp !== 'sent') return;
      const host = hostOf(preflight);
      if (host.differs) return;
      addTo(host, finding, preflight.marks.bytesSent ?? 0, request.marks.bytesSent ?? 0);
      if (preflight.status !== 200 || request.status !== 200) host.differs = true;
    },
    differs: (answered) => hostOf(answered).differs,
    merge(other) {
      last = null;
      hosts.merge(other.hosts);
    },
  };
}

function addTo(host: Host, finding: ExchangeFinding, asked: number, answered: number): void {
  const { client, time, url } = mainRecord(finding);
  const { origin, request } = finding.exchange;
  host.exchanges++;
  host.least = Math.min(host.least, asked, answered);
  host.most = Math.max(host.most, asked, answered);
  if (host.least < leastBytes || host.most - host.least > slack) host.differs = true;
  host.first = Math.min(host.first, time ?? host.first);
  host.last = Math.max(host.last, time ?? host.last);
  host.methods.add(request?.method.slice(0, 20) ?? '');
  host.paths.add(pathTemplate(url));
  if (origin !== null) host.origins.add(origin);
  if (client !== null) host.clients.add(client);
  host.example = earlier(host.example, finding);
}

/** Hosts that answered preflights and requests of several methods and paths with 200 and one and the same size. */
export function sameAnswerWarnings({ hosts }: SameAnswers): readonly WarnedPlace[] {
  return hosts.entries().flatMap(([name, host]) => {
    const methods = host.methods.top(20);
    const paths = host.paths.top(pathsKept);
    if (host.differs || host.exchanges < fewestExchanges) return [];
    if (methods.items.length < fewestMethods || paths.items.length < fewestPaths) return [];
    const named = methods.items.map(({ value }) => value).join(', ');
    const size = host.least === host.most ? `${host.least}` : `${host.least} to ${host.most}`;
    return [
      {
        id: 'same-answer-to-everything',
        host: name,
        paths: host.paths,
        count: host.exchanges,
        total: host.exchanges,
        certainty: 'likely',
        first: Number.isFinite(host.first) ? host.first : null,
        last: Number.isFinite(host.last) ? host.last : null,
        clients: host.clients.count(),
        origins: host.origins.top(20),
        methods,
        headers: { items: [], others: 0 },
        evidence: [
          `OPTIONS, ${named} on ${paths.items.length} different paths: all of them were answered 200 with ${size} bytes.`,
        ],
        findings: host.example === null ? [] : [host.example],
      },
    ];
  });
}

function createHost(): Host {
  return {
    differs: false,
    exchanges: 0,
    least: Number.POSITIVE_INFINITY,
    most: 0,
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
    methods: createCounts(20),
    paths: createCounts(pathsKept),
    origins: createCounts(20),
    clients: createDistinct(64),
    example: null,
  };
}

function fold(into: Host, from: Host): void {
  into.differs ||= from.differs;
  into.exchanges += from.exchanges;
  into.least = Math.min(into.least, from.least);
  into.most = Math.max(into.most, from.most);
  if (into.most - into.least > slack) into.differs = true;
  into.first = Math.min(into.first, from.first);
  into.last = Math.max(into.last, from.last);
  into.methods.merge(from.methods);
  into.paths.merge(from.paths);
  into.origins.merge(from.origins);
  into.clients.merge(from.clients);
  into.example = earlier(into.example, from.example);
}
