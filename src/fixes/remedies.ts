import { findCause } from '../causes/index.js';
import type { RemedyKind } from '../model/remedy.js';
import type { Group } from '../model/report.js';

/** What no server's configuration repairs: the fix says where to look instead. */
const advice: ReadonlySet<RemedyKind> = new Set([
  'stop-redirect',
  'look-at-application',
  'look-at-network',
  'look-at-page',
]);

/** Can be needed beside the headline's own remedy; the others are either part of that or would only cover it up. */
const neededBeside: ReadonlySet<RemedyKind> = new Set(['list-methods', 'list-headers', 'allow-credentials']);

/** These answer a preflight in full, lists included. */
const completeAnswers: ReadonlySet<RemedyKind> = new Set([
  'send-cors-headers',
  'answer-preflight',
  'let-preflight-through-auth',
]);

export function isCompleteAnswer(kind: RemedyKind): boolean {
  return completeAnswers.has(kind);
}

/** The remedies of the headline cause, and what the other causes of the same exchanges need beside them. */
export function remediesOf(group: Group): readonly RemedyKind[] {
  const kinds = new Set(group.remedies.map(({ kind }) => kind));
  if ([...kinds].some((kind) => advice.has(kind))) return [...kinds];
  const isComplete = [...kinds].some(isCompleteAnswer);
  for (const id of new Set(group.exemplars.flatMap(({ causes }) => causes))) {
    for (const { kind } of findCause(id)?.remedies ?? []) if (isNeeded(kind, isComplete)) kinds.add(kind);
  }
  return [...kinds];
}

function isNeeded(kind: RemedyKind, isComplete: boolean): boolean {
  return isComplete ? kind === 'allow-credentials' : neededBeside.has(kind);
}

/** Whether something in a server's configuration can repair a group. */
export function isConfigurable(group: Group): boolean {
  return remediesOf(group).some((kind) => !advice.has(kind));
}
