import type { Exemplar, Group } from '../model/report.js';

/** A failing exchange made ready to be sent again; every string has come through `sendable.ts`. */
export type Probe = {
  /** False for a request that browsers send without a preflight. */
  readonly preflight: boolean;
  readonly path: string;
  readonly origin: string;
  readonly method: string;
  /** Lower-case, sorted. */
  readonly headers: readonly string[];
  /** What the input does not record. */
  readonly assumed: readonly Assumption[];
};

/** `method`: sent as GET, which needs no listing. `headers`: none announced. `origin`: one the user vouches for. */
export type Assumption = 'method' | 'headers' | 'origin' | 'query';

/** Why an exchange is not sent again. */
export type Obstacle =
  | 'other-host'
  | 'not-cors'
  | 'path'
  | 'origin-not-recorded'
  | 'origin'
  | 'origin-not-allowed'
  | 'method'
  | 'headers'
  | 'too-many';

/** What one group of the report comes to. */
export type Plan = {
  readonly group: Group;
  /** Distinct, each with the record it stands for. */
  readonly probes: readonly { readonly probe: Probe; readonly exemplar: Exemplar }[];
  /** Exemplars left out, by reason. */
  readonly leftOut: ReadonlyMap<Obstacle, number>;
};

/** Equal for probes that are the same on the wire. */
export function probeKey({ preflight, path, origin, method, headers }: Probe): string {
  return JSON.stringify([preflight, path, origin, method, headers]);
}
