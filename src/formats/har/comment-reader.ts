import { LF, SLASH, STAR } from './json-bytes.js';

/** A comment inside a document that is longer than this is a slash in damaged bytes. */
const longestInside = 1024;

/** Follows a `//` or block comment from the byte after its first slash. Comments are no JSON, but some people's HARs have them. */
export type CommentReader = {
  readonly begin: (inDocument: boolean) => void;
  readonly step: (byte: number) => 'inside' | 'over' | 'no-comment';
};

export function createCommentReader(): CommentReader {
  let kind = 0;
  let longest = longestInside;
  let length = 0;
  let previous = 0;
  return {
    begin(inDocument) {
      longest = inDocument ? longestInside : Number.POSITIVE_INFINITY;
      kind = 0;
      length = 0;
      previous = 0;
    },
    step(byte) {
      if (kind === 0) {
        kind = byte;
        return byte === SLASH || byte === STAR ? 'inside' : 'no-comment';
      }
      if (kind === SLASH ? byte === LF : byte === SLASH && previous === STAR) return 'over';
      previous = byte;
      return ++length > longest ? 'no-comment' : 'inside';
    },
  };
}
