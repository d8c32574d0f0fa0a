import { lookAtApplication, lookAtNetwork, lookAtPage, stopRedirect } from './advice.js';
import { maxAgeNotes, maxAgeReason } from './max-age.js';
import { reasons } from './reasons.js';
import type { Block, Emitters, Situation, Snippet } from './server.js';

export type OnePolicy = {
  /** The whole policy; every remedy comes to it. */
  readonly blocks: (situation: Situation) => readonly Block[];
  readonly notes: (situation: Situation) => readonly string[];
  /** Who answers a preflight then, for "… answers preflights itself"; null where it is still the application. */
  readonly answeredBy: string | null;
  /** What is peculiar to this server beside the general advice. */
  readonly redirect: readonly string[];
  readonly application: readonly string[];
};

/** Emitters for a server whose CORS settings are one object: each remedy is that object, complete. */
export function onePolicyEmitters(policy: OnePolicy): Emitters {
  const written =
    (why: string) =>
    (situation: Situation): Snippet => ({
      blocks: policy.blocks(situation),
      notes: policy.notes(situation),
      why,
    });
  return {
    'send-cors-headers': written('The listed origins, and no others, get Access-Control-Allow-Origin.'),
    'answer-preflight': written(
      policy.answeredBy === null
        ? 'This adds the headers; the answer itself has to come from the server behind it.'
        : `${policy.answeredBy} answers preflights itself, before the application is asked.`,
    ),
    'let-preflight-through-auth': written(reasons.authentication),
    'send-header-once': written('Exactly one place may set the header: take out every other one.'),
    'list-methods': written(reasons.methods),
    'list-headers': written(reasons.headers),
    'allow-credentials': written(reasons.credentials),
    'allow-listed-origins-only': written(
      'The policy holds exact origins, and no others get Access-Control-Allow-Origin. Whatever else sets that header has to go.',
    ),
    'vary-by-origin': written(
      `${reasons.vary} With a list of origins it belongs to the answer: look whether it is there.`,
    ),
    'set-max-age': (situation) => ({
      blocks: policy.blocks(situation),
      notes: [...policy.notes(situation), ...maxAgeNotes],
      why: maxAgeReason,
    }),
    'stop-redirect': () => stopRedirect(policy.redirect),
    'look-at-application': (situation) => lookAtApplication(situation, policy.application),
    'look-at-network': lookAtNetwork,
    'look-at-page': lookAtPage,
  };
}
