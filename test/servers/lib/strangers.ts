import { type Answer, ask, valuesOf } from './http.js';
import { type Page, preflightOf, requestOf } from './page.js';
import type { Witness } from './witness.js';

/** One from anywhere, one for each trap of a careless pattern, one by plain http, and a sandbox. */
const foreignOrigins = [
  'https://evil.example',
  'https://shop.test.evil.net:8443',
  'https://shopxtest:8443',
  'http://shop.test:8443',
  'null',
];

/** What a page of another origin may do with the server. */
export type Stranger = {
  readonly origin: string;
  /** What Chromium did with the same request from there. */
  readonly verdict: string;
  readonly preflight: Answer;
  readonly request: Answer;
};

export function seeStrangers(port: number, page: Page, witness: Witness): Promise<readonly Stranger[]> {
  return Promise.all(
    foreignOrigins.map(async (origin) => {
      const foreign = { ...page, origin };
      return {
        origin,
        verdict: await witness.verdict(port, foreign),
        preflight: await ask(preflightOf(port, foreign)),
        request: await ask(requestOf(port, foreign)),
      };
    }),
  );
}

/** Sentences on what strangers may do more than before; where a fix is not to be `stricter`, also what they may no more. */
export function whatStrangersGained(
  before: readonly Stranger[],
  after: readonly Stranger[],
  stricter: boolean,
): readonly string[] {
  return after.flatMap((now, index) => {
    const old = before[index];
    if (old === undefined) return [`${now.origin} was not there before`];
    const found: string[] = [];
    if (now.verdict !== 'blocked' && old.verdict === 'blocked') found.push(`Chromium lets ${now.origin} in`);
    for (const which of ['preflight', 'request'] as const) {
      const [then, since] = [old[which], now[which]];
      const gained = allowedOrigins(since).filter((value) => !allowedOrigins(then).includes(value));
      if (gained.length > 0) found.push(`${now.origin} sees ${gained} on the ${which}`);
      if (allowedOrigins(since).includes(now.origin)) found.push(`${now.origin} is allowed the ${which}`);
      const changed = JSON.stringify(viewOf(then)) !== JSON.stringify(viewOf(since));
      if (changed && !stricter) found.push(`${now.origin} sees another ${which}: ${JSON.stringify(viewOf(since))}`);
    }
    return found;
  });
}

/** What a stranger's script could read. */
function viewOf(answer: Answer): unknown {
  return {
    status: answer.status,
    allowed: allowedOrigins(answer),
    credentials: valuesOf(answer, 'access-control-allow-credentials'),
  };
}

function allowedOrigins(answer: Answer): readonly string[] {
  return valuesOf(answer, 'access-control-allow-origin');
}
