import type { LineTest } from './share-of-lines.js';

/**
 * Whether the second column, which Apache calls the identity, holds a host. identd is gone from the web, so that it is
 * a dash; lighttpd writes there which host was asked for.
 */
export const hasHostForIdentity: LineTest = (bytes, starts, ends) =>
  /^(?:[\w-]+\.[\w.-]+|localhost|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(
    bytes.toString('latin1', starts[1] as number, Math.min(ends[1] as number, (starts[1] as number) + longestHost)),
  );

/** A host name has 253 characters, and a port may follow. */
const longestHost = 260;
