import type { Group } from '../model/report.js';
import type { TryIt } from './fix.js';
import { isMethod, isPath } from './grammar.js';
import { pathOf } from './path-prefix.js';
import { placeholderHost, placeholderOrigin } from './placeholder.js';
import { listsOrigins, type Situation } from './servers/server.js';

/** Commands that show whether a repair of `group` works; each value in them has passed the grammar. */
export function tryIt(group: Group, situation: Situation): TryIt {
  const origin = situation.origins[0] ?? placeholderOrigin;
  const url = failingUrl(group, situation);
  const method = group.methods.items.map(({ value }) => value).find(isMethod) ?? 'GET';
  const { headers } = situation.policy;
  const preflight = ['curl', '-i', '-X', 'OPTIONS', quote(url), '-H', quote(`Origin: ${origin}`)];
  preflight.push('-H', quote(`Access-Control-Request-Method: ${method}`));
  if (headers.length > 0) preflight.push('-H', quote(`Access-Control-Request-Headers: ${headers.join(',')}`));
  return {
    preflight: preflight.join(' '),
    request: ['curl', '-i', quote(url), '-H', quote(`Origin: ${origin}`)].join(' '),
    shownBy: situation.stage,
    expect: expectation(situation, origin),
  };
}

function expectation(situation: Situation, origin: string): string {
  const header = 'exactly one Access-Control-Allow-Origin';
  if (situation.stage === 'request') return `the GET is answered with ${header}: ${origin}`;
  // The client moves to another URL there, and this one goes on redirecting.
  const isElsewhere = situation.remedies.every((kind) => kind === 'stop-redirect');
  const asked = isElsewhere
    ? 'the answer to the OPTIONS names another URL in its Location; sent there, it'
    : 'the OPTIONS';
  const answered = `${asked} is answered with a status from 200 to 299`;
  if (listsOrigins(situation)) return `${answered} and ${header}: ${origin}`;
  return `${answered}, ${header} with the origin of your page, and in the lists what was asked for`;
}

/** One argument for a POSIX shell: within single quotes only the single quote itself means anything. */
function quote(argument: string): string {
  return `'${argument.replaceAll("'", "'\\''")}'`;
}

/** A URL that failed, as far as the grammar lets it through; otherwise the nearest prefix of it. */
function failingUrl(group: Group, { host, policy }: Situation): string {
  const authority = host ?? placeholderHost;
  const urls = group.exemplars.map(({ url }) => url);
  const scheme = urls[0]?.startsWith('http://') === true || authority.endsWith(':80') ? 'http' : 'https';
  return `${scheme}://${authority}${urls.map(pathOf).find(isPath) ?? policy.pathPrefix ?? '/'}`;
}
