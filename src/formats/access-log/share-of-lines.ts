import { asBuffer, type LogParser } from '../apache-log-parser/log-parser.js';

const newline = 0x0a;
const carriageReturn = 0x0d;

/** Lines looked at; more would only make sure what is sure. */
const enough = 200;

/** How many of the first lines of `head` have the format's shape. A cut last line counts only where it fits. */
export function shareOfFittingLines(
  parser: LogParser,
  head: Uint8Array,
): { readonly fitting: number; readonly lines: number } {
  const bytes = asBuffer(head);
  let fitting = 0;
  let lines = 0;
  for (let start = 0; start < bytes.length && lines < enough; ) {
    const found = bytes.indexOf(newline, start);
    const end = found < 0 ? bytes.length : found;
    const last = end > start && bytes[end - 1] === carriageReturn ? end - 1 : end;
    const fits = parser.locator.locate(bytes, start, last);
    if (fits) fitting++;
    if (fits || found >= 0) lines++;
    start = end + 1;
  }
  return { fitting, lines };
}
