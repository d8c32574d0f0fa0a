import { startCaseApplication, startRawServer } from './case-servers.js';
import { apiOrigin, type Case, insecureOrigin, type PageCall, pageOrigin, publicOrigin } from './cases/case.js';
import { casesConfig } from './cases-config.js';
import type { Cleanup } from './cleanup.js';
import { withCleanup } from './cleanup.js';
import { freePorts } from './free-port.js';
import { type Observation, observe } from './observe.js';
import { type Rig, startRig } from './rig.js';

export type CallVerdict = {
  readonly request: PageCall;
  /** As the browser serialises it. */
  readonly origin: string;
  readonly credentials: 'include' | 'same-origin' | 'omit';
} & Omit<Observation, 'method' | 'url'> & { readonly method: string; readonly url: string };

export type CaseVerdict = { readonly id: string; readonly calls: readonly CallVerdict[] };

/** Httpd with all cases, and a browser on their page. */
export async function startCaseRig(cases: readonly Case[], cleanup: Cleanup): Promise<Rig> {
  const applicationPort = await startCaseApplication(cases, cleanup);
  const rawPort = await startRawServer(cleanup);
  const [deadPort = 0, publicPort = 0] = await freePorts(2);
  const rig = await startRig(
    {
      serverFolders: [],
      config: casesConfig(cases),
      variables: {
        APPLICATION_PORT: String(applicationPort),
        DEAD_PORT: String(deadPort),
        PUBLIC_PORT: String(publicPort),
      },
      hostRules: [
        `MAP down.example.test 127.0.0.1:${deadPort}`,
        `MAP raw.example.test 127.0.0.1:${rawPort}`,
        ...[publicOrigin, insecureOrigin].map((origin) => `MAP ${new URL(origin).host} 127.0.0.1:${publicPort}`),
      ],
      browserOptions: [
        `--ip-address-space-overrides=127.0.0.1:${publicPort}=public`,
        `--unsafely-treat-insecure-origin-as-secure=${pageOrigin},${publicOrigin}`,
      ],
    },
    cleanup,
  );
  await rig.visit(`${pageOrigin}/runner.html`);
  await rig.settle();
  return rig;
}

/** Asks the browser case by case. */
export async function runCases(rig: Rig, cases: readonly Case[]): Promise<CaseVerdict[]> {
  const verdicts: CaseVerdict[] = [];
  for (const { id, calls } of cases) {
    const answered: CallVerdict[] = [];
    for (const call of calls) answered.push(await runCall(rig, id, call));
    verdicts.push({ id, calls: answered });
  }
  return verdicts;
}

/** Runs cases against the installed httpd and Chromium, without recording anything. */
export function runLive(cases: readonly Case[]): Promise<CaseVerdict[]> {
  return withCleanup(async (cleanup) => runCases(await startCaseRig(cases, cleanup), cases));
}

async function runCall(rig: Rig, id: string, request: PageCall): Promise<CallVerdict> {
  const path = `/case/${id}`;
  const url = `${request.server ?? apiOrigin}${path}${request.suffix ?? ''}`;
  const isOfCase = (candidate: string): boolean => new URL(candidate).pathname.split('/')[2] === id;
  const seen = await observe(rig, `perform(${JSON.stringify({ ...request, url })})`, isOfCase).catch(
    (error: unknown) => {
      throw new Error(`case ${id}: ${error}`);
    },
  );
  const { method, url: seenUrl, ...outcome } = seen;
  return {
    request,
    method: method ?? request.method ?? 'GET',
    url: seenUrl ?? url,
    origin: originOf(request),
    credentials: credentialsOf(request),
    ...outcome,
  };
}

function originOf({ from }: PageCall): string {
  if (from === 'sandbox') return 'null';
  if (from === 'public') return publicOrigin;
  return from === 'public-insecure' ? insecureOrigin : pageOrigin;
}

/** The credentials mode that the browser chose, by the kind of load. */
function credentialsOf(request: PageCall): CallVerdict['credentials'] {
  if (request.credentials) return request.credentials;
  if (request.via === 'beacon') return 'include';
  if (request.via !== 'element') return 'same-origin';
  return request.crossOrigin === 'anonymous' || request.attributes?.['type'] === 'module' ? 'same-origin' : 'include';
}
