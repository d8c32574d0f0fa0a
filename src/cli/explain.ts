import { causes, findCause } from '../causes/index.js';
import { warnings } from '../causes/warnings.js';
import { explainCause, explainWarning, listCauses } from '../views/explain.js';
import { UserError } from './errors.js';
import { suggest } from './suggest.js';

/** The text of `preflight-audit explain [CAUSE]`. @throws UserError for an unknown id. */
export function explain(id: string | null, width: number): string {
  if (id === null) return listCauses(causes, warnings, width);
  const cause = findCause(id);
  if (cause !== null) return explainCause(cause, width);
  const warning = warnings.find((one) => one.id === id);
  if (warning !== undefined) return explainWarning(warning, width);
  const near = suggest(
    id,
    [...causes, ...warnings].map((one) => one.id),
  );
  const hint = near === null ? 'preflight-audit explain lists them all' : `did you mean ${near}?`;
  throw new UserError('usage', `there is no cause "${id}"; ${hint}`);
}
