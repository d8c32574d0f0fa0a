import type { FieldLocator } from '../apache-log-parser/locate-fields.js';
import { asBuffer } from '../apache-log-parser/log-parser.js';

/** Looks at a line whose values have just been located. */
export type LineTest = (bytes: Buffer, starts: Int32Array, ends: Int32Array) => boolean;

export type ShareOfLines = { readonly fitting: number; readonly lines: number };

const newline = 0x0a;
const carriageReturn = 0x0d;

/** Lines looked at; more would only make sure what is sure. */
const enough = 200;

/** How many of the first lines of `head` have the format's shape. A cut last line counts only where it fits. */
export function shareOfFittingLines(
  { locator }: { readonly locator: FieldLocator },
  head: Uint8Array,
  claims: LineTest = () => true,
): ShareOfLines {
  const { locate, starts, ends } = locator;
  return shareOfLines(head, (bytes, start, end) => locate(bytes, start, end) && claims(bytes, starts, ends));
}

/** How many of the first lines of `head` pass the test, given without their line ends. */
export function shareOfLines(
  head: Uint8Array,
  test: (bytes: Buffer, start: number, end: number) => boolean,
): ShareOfLines {
  const bytes = asBuffer(head);
  let fitting = 0;
  let lines = 0;
  for (let start = 0; start < bytes.length && lines < enough; ) {
    const found = bytes.indexOf(newline, start);
    const end = found < 0 ? bytes.length : found;
    const last = end > start && bytes[end - 1] === carriageReturn ? end - 1 : end;
    const fits = test(bytes, start, last);
    if (fits) fitting++;
    if (fits || found >= 0) lines++;
    start = end + 1;
  }
  return { fitting, lines };
}
