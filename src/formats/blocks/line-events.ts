/**
 * What is known of some lines of a block before anybody reads them, in the order of the lines: `eventSize` numbers for
 * each, at the places that `eventFields` names.
 */
export const eventSize = 20;

export const eventFields = {
  /** The line's, among those that were found in the block. */
  ordinal: 0,
  /** Preflights and requests that only make sense together share this number. */
  conversation: 1,
  /** The next event of the same conversation; -1: this is the last. */
  next: 2,
  /** When the request began, in seconds since the epoch. */
  seconds: 3,
  clientHash: 4,
  /** Where the linker notes that the client is about. */
  activity: 5,
  /** The event of the preflight that this request was announced by; -1: this is a preflight. */
  preflight: 6,
  /** Two hashes of all that tells an exchange from others, but for client and time; of a preflight all but its request. */
  kind: 7,
  kindToo: 8,
  /** Of a preflight, the bytes of its answer; -1: not known. */
  size: 9,
  /** Of a request, or of a preflight that was refused, a note of whoever makes use of it. */
  note: 9,
  /** Of a preflight, whether its request has been found: where it has not, it was refused, and is alone. */
  isAnswered: 10,
  /** Of a request, whether its method shows that it was announced: it is neither GET nor HEAD. */
  isTelling: 11,
  /** Of a preflight, whether a line of its client and target that is no event stands just before it in the block. */
  wasSeen: 11,
  /** Of a preflight, where in the block something begins, with its end behind it. */
  target: 12,
  client: 14,
  host: 16,
  agent: 18,
} as const;
