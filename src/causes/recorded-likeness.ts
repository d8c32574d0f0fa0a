import type { Exchange } from '../model/exchange.js';
import type { HeaderLine, HttpRecord } from '../model/http-record.js';

/**
 * In a recording most exchanges ask and answer the same, and differ in URLs and in headers that no verdict rests on. A
 * text that two exchanges with the same `linkedBy` share where they are judged alike, unless something is to be said of
 * them: sentences name URLs. Null where more than it says may count.
 */
export function recordedLikenessOf(exchange: Exchange): string | null {
  const { preflight, request, origin } = exchange;
  if (preflight === null || request === null) return null;
  if (exchange.redirectedFrom !== null || exchange.redirectFollowed !== null || exchange.coveredBy !== null)
    return null;
  const asked = partOf(preflight);
  const answered = asked === null ? null : partOf(request);
  if (asked === null || answered === null) return null;
  const isPost = request.method === 'POST';
  const hasCookies = request.marks.cookies === true;
  const facts = `${exchange.followUp} ${exchange.originInferred} ${isPost} ${hasCookies}`;
  const likeness = `${facts} ${origin === null ? '' : textOf(origin)} ${asked} ${answered}`;
  return likeness.length > longest ? null : likeness;
}

/** What counts of a record; null where it is not all recorded, or failed in a way that has to be looked at. */
function partOf({ status, requestHeaders, responseHeaders, marks }: HttpRecord): string | null {
  if (requestHeaders.recorded !== 'all' || responseHeaders.recorded !== 'all') return null;
  if (requestHeaders.repeats !== 'kept' || responseHeaders.repeats !== 'kept') return null;
  if (status === null || status < 200 || (status >= 300 && status <= 399)) return null;
  if (typeof marks.error === 'string' || marks.delivered === true) return null;
  const facts = `${status} ${marks.error === undefined} ${textOf(marks.resourceType ?? '')}`;
  return `${facts}${linesOf(requestHeaders.lines)}|${linesOf(responseHeaders.lines)}`;
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

function linesOf(lines: readonly HeaderLine[]): string {
  let text = '';
  for (const line of lines) {
    const letter = telling.get(line[0]);
    if (letter !== undefined) text += letter + textOf(line[1]);
  }
  return text;
}

/** Longer texts are an attacker's, and remembering them would fill the memory. */
const longest = 2000;

/** No value may look like what stands behind it. */
function textOf(value: string): string {
  return `${value.length}:${value}`;
}
