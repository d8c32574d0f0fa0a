import { isObject } from './formats/har/har-value.js';
import { parseStrictJson } from './formats/har/parse-json.js';
import { detectContainer } from './input/container.js';

export function errorLogOutOfPlace(file: string): string {
  return `${file} is an Apache error log: name it with --error-log, beside the access log it belongs to.`;
}

/** What to do about a source whose beginning no format claims. */
export function unknownFormat(file: string, head: Uint8Array): string {
  if (detectContainer(head) !== 'none') return `${file} holds another archive: unpack it first.`;
  const text = Buffer.from(head).toString('latin1');
  if (isObjectPerLine(text)) {
    return `${file} has a JSON object on each line, but not where this program looks for method, URL and status: say where with --log-format 'json:method=$.METHOD,url=$.URL,status=$.STATUS'.`;
  }
  const beginning = text.slice(0, longestBlank).trimStart();
  if (/^[{[]/.test(beginning)) {
    return `${file} begins like JSON, but is neither a HAR, which has a log with entries, nor a log with one object a line: export the recording again.`;
  }
  if (/\.z?har(?:\.gz)?$/i.test(file)) return `${file} is no HAR, for it does not begin like JSON: export it again.`;
  return `${file} is in no format this program knows: give its LogFormat string with --log-format, or export a HAR.`;
}

const longestBlank = 1000;

/** By its first two lines: a document that stands on one line is none. */
function isObjectPerLine(text: string): boolean {
  const lines = text.split('\n', 2);
  return lines.length === 2 && lines.every((line) => isObject(parseStrictJson(line)));
}

/** `why` is a note on the whole, or the reason of the first entry or line that could not be read. */
export function nothingUnderstood(file: string, title: string, why: string | null): string {
  const reason = why === null ? '' : ` (${why.replace(/\.$/, '')})`;
  return `Nothing in ${file} could be read as ${title}${reason}.`;
}
