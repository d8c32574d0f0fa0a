import type { Group } from '../model/report.js';
import { isAuthority } from './grammar.js';
import { groupBy, type Some } from './group-by.js';
import { pathOf, pathPrefix } from './path-prefix.js';
import { placeholderOrigin } from './placeholder.js';
import { announcedMethods, policyOf } from './policy.js';
import { remediesOf } from './remedies.js';
import type { Server, Situation } from './servers/server.js';

/** What is wanted of every fix, beside the groups it is for. */
export type FixOrder = {
  readonly server: Server;
  readonly allowOrigins: readonly string[];
  /** To stand above the list of origins. */
  readonly comments: readonly string[];
  /** The how-manyth fix it is, from 1. */
  readonly ordinal: number;
};

/**
 * What a server is told about the groups that share a fix: one situation for each path where its syntax can tell paths
 * apart, the longest first, else one for all.
 */
export function situationsOf(groups: Some<Group>, order: FixOrder): Some<Situation> {
  if (order.server.shares === 'policy') return [situationOf(groups, order)];
  const byPath = groupBy(groups, (group) => pathPrefix(group.path) ?? '');
  const paths = [...byPath].sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  const [first = situationOf(groups, order), ...others] = paths.map(([, some]) => situationOf(some, order));
  return [first, ...others];
}

function situationOf(groups: readonly Group[], { allowOrigins, comments, ordinal }: FixOrder): Situation {
  const remedies = [...new Set(groups.flatMap(remediesOf))];
  const policy = policyOf(groups, allowOrigins, remedies);
  return {
    policy,
    remedies,
    ordinal,
    stage: groups.every(({ family }) => family === 'response-blocked') ? 'request' : 'preflight',
    statuses: new Set(groups.flatMap(({ status }) => (status === null || status === 0 ? [] : [status]))),
    stoppedInBrowser: groups.every(({ family }) => family === 'not-cors'),
    announcedMethods: announcedMethods(groups).passed,
    unrecorded: unrecordedIn(groups),
    host: quotableHost(groups),
    origins: policy.origins.length > 0 ? policy.origins : [placeholderOrigin],
    originComments: comments,
    repeated: groups.some(({ cause, exemplars }) =>
      [cause, ...exemplars.flatMap(({ causes }) => causes)].some(isRepeat),
    ),
    encodedSlash: groups.some(({ exemplars }) => exemplars.some(({ url }) => /%2f/i.test(pathOf(url)))),
  };
}

function isRepeat(cause: string): boolean {
  return cause.endsWith('-allow-origin-multiple');
}

function unrecordedIn(groups: readonly Group[]): Situation['unrecorded'] {
  const asked = groups.flatMap(({ exemplars }) => exemplars.filter(({ type }) => type === 'preflight'));
  const has = asked.length > 0;
  return {
    methods: has && asked.every(({ requestMethod }) => requestMethod === null),
    headers: has && asked.every(({ requestHeaders }) => requestHeaders === null),
  };
}

/** The authority of the groups' server where it may be quoted. */
function quotableHost(groups: readonly Group[]): string | null {
  const host = groups[0]?.host ?? null;
  return host !== null && isAuthority(host) ? host : null;
}
