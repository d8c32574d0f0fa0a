import type { Policy, RemedyKind } from '../../model/remedy.js';
import type { Some } from '../group-by.js';

/** What a server is told about failures below one path; every string has come through `grammar.ts`. */
export type Situation = {
  readonly policy: Policy;
  /** All remedies of the fix, so that one can leave to another what both would print. */
  readonly remedies: readonly RemedyKind[];
  /** Where the browser stopped: at the preflight, or at the response to the request itself. */
  readonly stage: 'preflight' | 'request';
  /** What the failing requests were answered; empty where nothing came or is known. */
  readonly statuses: ReadonlySet<number>;
  /** The how-manyth fix of the report it is, from 1: tells names apart that must be unique in a file. */
  readonly ordinal: number;
  /** The page or the browser stopped it: nothing of it may have reached a server. */
  readonly stoppedInBrowser: boolean;
  /** Methods that failed requests announced, also those that browsers need no listing of. */
  readonly announcedMethods: readonly string[];
  /** Whether the input hides what preflights asked for: then the lists are empty because nobody knows. */
  readonly unrecorded: { readonly methods: boolean; readonly headers: boolean };
  /** Authority of the failing server, or null where not known. */
  readonly host: string | null;
  /** The origins to list: those the user vouched for, else the placeholder. */
  readonly origins: readonly string[];
  /** Lines to stand as comments above the list of origins: placeholder, candidates, what was left out. */
  readonly originComments: readonly string[];
  /** The origin was sent more than once, and every page refused for it. */
  readonly repeated: boolean;
  /** A failing URL holds `%2F`, which some servers refuse by themselves. */
  readonly encodedSlash: boolean;
};

/** A few lines that belong together. Equal blocks of several remedies are printed once. */
export type Block = {
  /** Index in `Server.places`. */
  readonly place: number;
  /** Blocks of one place are printed by rising order. */
  readonly order: number;
  /** Opens and closes (or not) a section around the lines; blocks of one order in equal sections share it. */
  readonly section?: { readonly open: string; readonly first?: string; readonly close: string };
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
  /**
   * What the groups of one host share. `nothing`: each has a fix of its own, and several can stand one after another.
   * `file`: one fix, with rules for each path. `policy`: one fix with one policy for all of them.
   */
  readonly shares: 'nothing' | 'file' | 'policy';
  /** Where blocks go, in the order they are printed. */
  readonly places: readonly ((situations: Some<Situation>) => string)[];
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
  'allow-listed-origins-only',
]);

/** Whether the fix holds a list of origins; then everything else in it is for those origins alone. */
export function listsOrigins(situation: Situation): boolean {
  return situation.remedies.some((kind) => writeTheOrigin.has(kind));
}

/** Whether the origins that are not listed must lose what they have now; otherwise nothing changes for them. */
export function closesToOthers({ remedies }: Situation): boolean {
  return remedies.includes('allow-listed-origins-only');
}
