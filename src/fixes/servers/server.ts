import type { Policy, RemedyKind } from '../../model/remedy.js';

/** What a server is told about one group of failures; every string has come through `grammar.ts`. */
export type Situation = {
  readonly policy: Policy;
  /** All remedies of the group, so that one can leave to another what both would print. */
  readonly remedies: readonly RemedyKind[];
  /** Where the browser stopped: at the preflight, or at the response to the request itself. */
  readonly stage: 'preflight' | 'request';
  readonly status: number | null;
  /** The page or the browser stopped it: nothing of it may have reached a server. */
  readonly stoppedInBrowser: boolean;
  /** Authority of the failing server, or null where not known. */
  readonly host: string | null;
  /** The origins to list: those the user vouched for, else the placeholder. */
  readonly origins: readonly string[];
  /** Lines to stand as comments above the list of origins: placeholder, candidates, what was left out. */
  readonly originComments: readonly string[];
  /** A failing URL holds `%2F`, which some servers refuse by themselves. */
  readonly encodedSlash: boolean;
};

/** A few lines that belong together. Equal blocks of several remedies are printed once. */
export type Block = {
  /** Index in `Server.places`. */
  readonly place: number;
  /** Blocks of one place are printed by rising order. */
  readonly order: number;
  /** Opens and closes a section around the lines; neighbours in equal sections share one. */
  readonly section?: { readonly open: string; readonly close: string };
  readonly lines: readonly string[];
  /** Modules or packages. */
  readonly needs: readonly string[];
};

/** What one remedy comes to on one server. */
export type Snippet = {
  readonly blocks: readonly Block[];
  readonly notes: readonly string[];
  readonly why: string;
};

/** A server that forgets a kind of remedy does not compile. */
export type Emitters = { readonly [K in RemedyKind]: (situation: Situation) => Snippet };

export type Server = {
  /** Name for `--server`. */
  readonly id: string;
  readonly title: string;
  readonly provenance: `run by us on ${string}` | "from the vendor's documentation, not run by us";
  /** Lower-case beginnings of what the input calls this server (`Server` header, log format). */
  readonly knownAs: readonly string[];
  /** One line as a comment; null where the syntax has none, then comments become notes. */
  readonly comment: ((line: string) => string) | null;
  /** Where blocks go, in the order they are printed. */
  readonly places: readonly ((situation: Situation) => string)[];
  /** The command that switches on what `Block.needs` names; null where there is no such command. */
  readonly enable: (needs: readonly string[]) => string | null;
  readonly checkSyntax: string | null;
  readonly reload: string | null;
  readonly emitters: Emitters;
};

export function defineServer(server: Server): Server {
  return server;
}

/** Remedies that write the origin themselves, and so need the list of origins. */
const writeTheOrigin: ReadonlySet<RemedyKind> = new Set([
  'send-cors-headers',
  'answer-preflight',
  'let-preflight-through-auth',
  'send-header-once',
  'allow-credentials',
]);

/** Whether the fix holds a list of origins; then everything else in it is for those origins alone. */
export function listsOrigins(situation: Situation): boolean {
  return situation.remedies.some((kind) => writeTheOrigin.has(kind));
}
