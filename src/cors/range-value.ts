/** Fetch, parse a single range header value, without white space: `bytes=N-` or `bytes=N-M`; a suffix range is none. */
const simpleRange = /^bytes=([0-9]+)-([0-9]*)$/;

/** Fetch, simple range header value. */
export function isSimpleRange(value: string): boolean {
  const match = simpleRange.exec(value);
  if (match === null) return false;
  const [, start = '', end = ''] = match;
  return end === '' || compareDigits(start, end) <= 0;
}

/** Compares numbers of any length. */
function compareDigits(a: string, b: string): number {
  const left = a.replace(/^0+/, '');
  const right = b.replace(/^0+/, '');
  if (left.length !== right.length) return left.length - right.length;
  return left < right ? -1 : left > right ? 1 : 0;
}
