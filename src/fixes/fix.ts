import type { RemedyKind } from '../model/remedy.js';

/** One stretch of configuration and the place it goes to. */
export type FixPart = {
  /** Can follow "put this": `at the top of the <VirtualHost> that serves api.example.com`. */
  readonly where: string;
  /** Lines joined by `\n`, without one at the end; printable ASCII only. */
  readonly text: string;
};

/** What to change on one server so that the failures of these groups pass. Plain text throughout. */
export type Fix = {
  /** Keys of the groups it repairs, in the report's order. */
  readonly groups: readonly string[];
  /** Id of the server, as `--server` takes it. */
  readonly server: string;
  readonly serverTitle: string;
  /** Whether the texts were run on the real server, and on which. */
  readonly provenance: string;
  readonly remedies: readonly RemedyKind[];
  /** Empty where nothing in the server's configuration is at fault; then `notes` say what to do. */
  readonly parts: readonly FixPart[];
  /** Modules or packages it needs, such as `mod_headers`. */
  readonly needs: readonly string[];
  /** The command that switches those on, or null. */
  readonly enable: string | null;
  /** Sentences, in the order they should be read. */
  readonly notes: readonly string[];
  /** Why this helps, one or two sentences. */
  readonly why: string;
  /** Commands; null where there is nothing to check or reload. */
  readonly checkSyntax: string | null;
  readonly reload: string | null;
  /** Null where `parts` is empty. */
  readonly undo: string | null;
  readonly tryIt: TryIt;
};

export type TryIt = {
  /** The preflight as a `curl` line, quoted for a POSIX shell. */
  readonly preflight: string;
  /** A harmless GET from the same origin. */
  readonly request: string;
  /** Which of the two shows whether it is repaired. */
  readonly shownBy: 'preflight' | 'request';
  /** What that one, named by its method, is answered then. */
  readonly expect: string;
};
