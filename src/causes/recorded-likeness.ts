import type { Exchange } from '../model/exchange.js';
import type { HeaderBag, HttpRecord } from '../model/http-record.js';

/**
 * In a recording, and in a log with CORS fields, most exchanges ask and answer the same, and differ in URLs and in
 * headers that no verdict rests on. A text that two exchanges with the same `linkedBy` share where they are judged alike,
 * unless something is to be said of them: sentences name URLs. Null where more than it says may count.
 */
export function recordedLikenessOf(exchange: Exchange): string | null {
  const { preflight, request, origin } = exchange;
  if (preflight === null || request === null) return null;
  if (exchange.redirectedFrom !== null || exchange.redirectFollowed !== null || exchange.coveredBy !== null)
    return null;
  const asked = partOf(preflight);
  const answered = asked === null ? null : partOf(request);
  if (asked === null || answered === null) return null;
  const hasCookies = request.marks.cookies === true;
  const facts = `${exchange.followUp} ${exchange.originInferred} ${textOf(request.method)} ${hasCookies}`;
  const likeness = `${facts} ${origin === null ? '' : textOf(origin)} ${asked} ${answered}`;
  return likeness.length > longest ? null : likeness;
}

/** What counts of a record; null where it failed in a way that has to be looked at. */
function partOf({ status, requestHeaders, responseHeaders, marks }: HttpRecord): string | null {
  if (status === null || status < 200 || (status >= 300 && status <= 399)) return null;
  if (typeof marks.error === 'string' || marks.delivered === true) return null;
  const facts = `${status} ${marks.error === undefined} ${textOf(marks.resourceType ?? '')}`;
  return `${facts}${headersOf(requestHeaders)}|${headersOf(responseHeaders)}`;
}

/** What judging asks for, with a letter for each; of the rest only sentences tell. */
const telling: ReadonlyMap<string, string> = new Map([
  ['origin', 'o'],
  ['access-control-request-method', 'm'],
  ['access-control-request-headers', 'h'],
  ['sec-fetch-mode', 'f'],
  ['access-control-allow-origin', 'O'],
  ['access-control-allow-credentials', 'C'],
  ['access-control-allow-methods', 'M'],
  ['access-control-allow-headers', 'H'],
]);

function headersOf({ lines, recorded, repeats }: HeaderBag): string {
  let text = ` ${recorded === 'all' ? '' : lettersOf(recorded)}${repeats}`;
  for (const line of lines) {
    const letter = telling.get(line[0]);
    if (letter !== undefined) text += letter + textOf(line[1]);
  }
  return text;
}

/** The same for all records of one source. */
const letters = new WeakMap<ReadonlySet<string>, string>();

/** Which of the headers a source shows. What it does not show is not the same as what was not sent. */
function lettersOf(recorded: ReadonlySet<string>): string {
  let known = letters.get(recorded);
  if (known === undefined) {
    known = `-${[...telling].flatMap(([name, letter]) => (recorded.has(name) ? letter : [])).join('')} `;
    letters.set(recorded, known);
  }
  return known;
}

/** Longer texts are an attacker's, and remembering them would fill the memory. */
const longest = 2000;

/** No value may look like what stands behind it. */
function textOf(value: string): string {
  return `${value.length}:${value}`;
}
