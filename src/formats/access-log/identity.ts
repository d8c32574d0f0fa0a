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
  const start = starts[0] as number;
  const name = bytes.toString('latin1', start, Math.min(ends[0] as number, start + longestHost));
  return /^(?=.*[a-z_])[\w.-]+$/i.test(name) && isAddress(1, bytes, starts, ends);
};

/** Whether the first column is no piece of an IPv6 address, whose last group would pass for a port behind it. */
export const beginsWithName: LineTest = (bytes, starts, ends) => {
  const start = starts[0] as number;
  return !/^[^[]*:/.test(bytes.toString('latin1', start, Math.min(ends[0] as number, start + longestHost)));
};

/** Whether this column holds an address. */
export function isAddress(column: number, ...[bytes, starts, ends]: Parameters<LineTest>): boolean {
  const start = starts[column] as number;
  return isIP(bytes.toString('latin1', start, Math.min(ends[column] as number, start + longestHost))) !== 0;
}

/** Whether this column holds addresses, as X-Forwarded-For does, or nothing. */
export function isForwarded(column: number, ...[bytes, starts, ends]: Parameters<LineTest>): boolean {
  const start = starts[column] as number;
  const text = bytes.toString('latin1', start, Math.min(ends[column] as number, start + longestForwarded));
  return /^(?:-|(?:[\da-f:.[\]]{2,60}|unknown)(?:, ?(?:[\da-f:.[\]]{2,60}|unknown))*)$/i.test(text);
}

/** Whether the last column does. */
export const endsWithForwarded: LineTest = (...line) => isForwarded(line[1].length - 1, ...line);

/** More than any proxies between a client and a server add. */
const longestForwarded = 1000;

/** A host name has 253 characters, and a port may follow. */
const longestHost = 260;
