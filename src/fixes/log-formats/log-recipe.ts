import type { FixPart } from '../fix.js';

/** How one server is made to log everything that CORS decides on, for CORS traffic alone. Plain text throughout. */
export type LogRecipe = {
  /** Name for `--server`. */
  readonly id: string;
  readonly title: string;
  readonly provenance: `run by us on ${string}`;
  readonly parts: readonly FixPart[];
  /** Modules it needs beyond what a plain installation loads. */
  readonly needs: readonly string[];
  /** The command that switches those on, or null. */
  readonly enable: string | null;
  readonly checkSyntax: string;
  readonly reload: string;
  /** The command that reads the new log. */
  readonly read: string;
  /** What to know before and after, in the order it should be read. */
  readonly notes: readonly string[];
  readonly cost: string;
  readonly undo: string;
};
