import type { Stage } from '../model/verdict.js';
import type { ResponseFacts } from './facts.js';
import type { Policy } from './policy.js';
import { readPolicy } from './policy.js';
import type { Redirect } from './redirect.js';
import { redirectOf } from './redirect.js';

/** A response with everything parsed that its checks and the engines' sentences ask for. */
export type Subject = {
  readonly stage: Stage;
  readonly facts: Omit<ResponseFacts, 'credentials'>;
  readonly policy: Policy;
  readonly redirect: Redirect | null;
};

export function subjectOf(facts: Subject['facts'], stage: Stage): Subject {
  return { stage, facts, policy: readPolicy(facts.responseHeaders), redirect: redirectOf(facts) };
}
