import { isIP } from 'node:net';
import type { LineTest } from './share-of-lines.js';

/**
 * Whether the second column, which Apache calls the identity, holds a host. identd is gone from the web, so that it is
 * a dash; lighttpd writes there which host was asked for.
 */
export const hasHostForIdentity: LineTest = (bytes, starts, ends) =>
  /^(?:[\w-]+\.[\w.-]+|localhost|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(
    bytes.toString('latin1', starts[1] as number, Math.min(ends[1] as number, (starts[1] as number) + longestHost)),
  );

/** Whether the first column holds the name of a host, and the second an address, as where `%v` stands before `%h`. */
export const isHostBeforeAddress: LineTest = (bytes, starts, ends) => {
  const column = (index: number) => {
    const start = starts[index] as number;
    return bytes.toString('latin1', start, Math.min(ends[index] as number, start + longestHost));
  };
  return /^(?=.*[a-z_])[\w.-]+$/i.test(column(0)) && isIP(column(1)) !== 0;
};

/** Whether the last column holds addresses, as X-Forwarded-For does, or nothing. */
export const endsWithForwarded: LineTest = (bytes, starts, ends) => {
  const last = starts.length - 1;
  const start = starts[last] as number;
  const end = Math.min(ends[last] as number, start + longestForwarded);
  return /^(?:-|[\da-f:.[\]]{2,60}(?:, ?(?:[\da-f:.[\]]{2,60}|unknown))*)$/i.test(bytes.toString('latin1', start, end));
};

/** More than any proxies between a client and a server add. */
const longestForwarded = 1000;

/** A host name has 253 characters, and a port may follow. */
const longestHost = 260;
