import type { Remedy } from '../model/remedy.js';
import type { OverallWarningId, WarningId } from '../model/verdict.js';

/** Something worth mending that blocked nothing by itself. */
export type Warning = {
  readonly id: WarningId | OverallWarningId;
  readonly title: string;
  /** What it means and what to do; the report adds what was seen. */
  readonly advice: string;
  readonly remedies: readonly Remedy[];
};

const listOrigins: readonly Remedy[] = [{ kind: 'allow-listed-origins-only' }];

/** Every warning, holes first. */
export const warnings: readonly Warning[] = [
  {
    id: 'origin-reflected',
    title: 'Access-Control-Allow-Origin follows whatever Origin comes',
    advice:
      'Origins of sites that have nothing to do with each other were all allowed, and none was refused. If they do not all stand in a list of yours, the server repeats any Origin: then every page on the web can read what it answers. Compare with a list of exact origins.',
    remedies: listOrigins,
  },
  {
    id: 'look-alike-origin-allowed',
    title: 'An origin that imitates another one is allowed',
    advice:
      'In a regular expression an unescaped dot stands for any character, and without ^ and $ anything may stand before and after; whoever registers a name that fits can then read the answers. If this origin is not yours, compare with a list of exact origins instead.',
    remedies: listOrigins,
  },
  {
    id: 'null-origin-allowed',
    title: 'The origin null is allowed',
    advice:
      'Any page can send the origin null, from a sandboxed frame of its own: allowing it allows everybody. List the origins that you mean, and never null.',
    remedies: listOrigins,
  },
  {
    id: 'wildcard-beside-credentials',
    title: 'Access-Control-Allow-Credentials: true stands beside Access-Control-Allow-Origin: *',
    advice:
      'Browsers refuse * to every request with credentials, so the second header does nothing. For public answers take it out; otherwise list the origins, and never repeat any Origin to make it work.',
    remedies: listOrigins,
  },
  {
    id: 'same-answer-to-everything',
    title: 'Every request gets the same answer, and so does every preflight',
    advice:
      'A rule that answers everything with 200 does this, such as RewriteRule ^(.*)$ $1 [R=200,L] without a condition: preflights pass, and no request reaches the application any more. Take it out, and answer preflights alone, with 204.',
    remedies: [{ kind: 'answer-preflight' }],
  },
  {
    id: 'vary-origin-missing',
    title: 'Vary: Origin is missing',
    advice:
      'Access-Control-Allow-Origin depends on the request, but no Vary: Origin says so: a cache may serve the answer of one origin to another.',
    remedies: [{ kind: 'vary-by-origin' }],
  },
  {
    id: 'authorization-by-wildcard',
    title: 'Authorization is allowed by * alone',
    advice:
      'The Fetch standard does not let * stand for Authorization. Browsers still accept it and announce that they will stop: list authorization by name.',
    remedies: [{ kind: 'list-headers' }],
  },
  {
    id: 'allow-headers-copy-paste',
    title: 'Access-Control-Allow-Headers lists the methods of the JavaScript Headers object',
    advice:
      'append, delete, entries, foreach, get, has, keys, set and values are no header names; list the names that requests announce.',
    remedies: [{ kind: 'list-headers' }],
  },
  {
    id: 'response-header-sent-as-request-header',
    title: 'The page sends a response header as a request header',
    advice:
      'Access-Control-Allow-* in the headers of a request is a mistake of the page: it only adds names the server would have to allow. Take it out there; never allow it here.',
    remedies: [{ kind: 'look-at-page' }],
  },
  {
    id: 'preflights-repeated',
    title: 'The same preflights are sent again and again',
    advice:
      'Without Access-Control-Max-Age browsers forget the answer to a preflight after five seconds, and ask again. With 600 they ask every ten minutes at most; Chromium keeps it for up to 7200 seconds, Firefox for up to 86400.',
    remedies: [{ kind: 'set-max-age' }],
  },
];

export function findWarning(id: string): Warning {
  const found = warnings.find((warning) => warning.id === id);
  if (found === undefined) throw new Error(`a warning has an entry in the registry, not ${id}`);
  return found;
}
