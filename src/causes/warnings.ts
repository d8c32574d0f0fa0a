import type { WarningId } from '../model/verdict.js';

/** Something worth mending that blocked nothing by itself. */
export type Warning = { readonly id: WarningId; readonly title: string; readonly advice: string };

export const warnings: readonly Warning[] = [
  {
    id: 'authorization-by-wildcard',
    title: 'Authorization is allowed by * alone',
    advice:
      'The Fetch standard does not let * stand for Authorization. Browsers still accept it and announce that they will stop: list authorization by name.',
  },
  {
    id: 'allow-headers-copy-paste',
    title: 'Access-Control-Allow-Headers lists the methods of the JavaScript Headers object',
    advice:
      'append, delete, entries, foreach, get, has, keys, set and values are no header names; list the names that requests announce.',
  },
  {
    id: 'vary-origin-missing',
    title: 'Vary: Origin is missing',
    advice:
      'Access-Control-Allow-Origin depends on the request, but no Vary: Origin says so: a cache may serve the answer of one origin to another.',
  },
  {
    id: 'response-header-sent-as-request-header',
    title: 'The page sends a response header as a request header',
    advice:
      'Access-Control-Allow-* in the headers of a request is a mistake of the page: it only adds names the server would have to allow. Take it out there; never allow it here.',
  },
];

export function findWarning(id: string): Warning {
  const found = warnings.find((warning) => warning.id === id);
  if (found === undefined) throw new Error(`a warning has an entry in the registry, not ${id}`);
  return found;
}
