import type { HeaderLine } from '../../../src/model/http-record.js';
import { type Answer, ask } from './http.js';
import { type Page, preflightOf } from './page.js';

/** The answer to a request that is no business of the failure: it must not change. */
export type Bystander = Pick<Answer, 'status' | 'body'>;

/** Requests without an origin, OPTIONS that are no preflights, preflights for other paths. */
export async function seeBystanders(port: number, page: Page, onePolicy: boolean): Promise<readonly Bystander[]> {
  const origin = [['origin', page.origin]] as const;
  const withoutOrigin: readonly Plain[] = [
    ['GET', page.path],
    ['GET', '/'],
    ['POST', page.path, [['content-type', 'text/plain']], 'hello'],
    ['OPTIONS', page.path],
    ['OPTIONS', '/elsewhere'],
  ];
  const withOrigin: readonly Plain[] = [
    ['OPTIONS', page.path, origin],
    ['OPTIONS', '/elsewhere', preflightOf(port, page).headers],
  ];
  const seen: Bystander[] = [];
  for (const [method, path, headers = [], body] of onePolicy ? withoutOrigin : [...withoutOrigin, ...withOrigin]) {
    const answer = await ask({ port, method, path, headers, ...(body === undefined ? {} : { body }) });
    seen.push({ status: answer.status, body: withoutPort(answer.body, port) });
  }
  return seen;
}

type Plain = readonly [method: string, path: string, headers?: readonly HeaderLine[], body?: string];

/** Error pages name the port, which differs from start to start. */
function withoutPort(body: string, port: number): string {
  return body.replaceAll(String(port), 'PORT');
}
