import type { Situation } from './server.js';

/** One of the two lists of a preflight's answer. */
export type List = {
  readonly header: 'Access-Control-Allow-Methods' | 'Access-Control-Allow-Headers';
  readonly values: readonly string[];
  /** What is sent now cannot be parsed and must go; otherwise these values are added to it. */
  readonly replace: boolean;
  /** Stands in a comment where the input does not show what was asked for; null where it does. */
  readonly example: string | null;
};

export function methodList({ policy, unrecorded }: Situation): List {
  const { methods: values, replaceMethods: replace } = policy;
  const example = unrecorded.methods && values.length === 0 ? 'PUT' : null;
  return { header: 'Access-Control-Allow-Methods', values, replace, example };
}

export function headerList({ policy, unrecorded }: Situation): List {
  const { headers: values, replaceHeaders: replace } = policy;
  const example = unrecorded.headers && values.length === 0 ? 'content-type' : null;
  return { header: 'Access-Control-Allow-Headers', values, replace, example };
}

/** Both lists where the fix is about preflights, none where it is about the response to the request itself. */
export function listsOf(situation: Situation): readonly List[] {
  return situation.stage === 'preflight' ? [methodList(situation), headerList(situation)] : [];
}
