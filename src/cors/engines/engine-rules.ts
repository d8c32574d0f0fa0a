import type { EngineReport, Failure } from '../../model/verdict.js';
import type { CheckKey } from '../check.js';
import type { Subject } from '../subject.js';

/** How one engine judges: its order of checks, and its words for the first that fails (null where it cannot be told). */
export type EngineRules = {
  readonly preflightOrder: readonly CheckKey[];
  readonly responseOrder: readonly CheckKey[];
  readonly describe: (failure: Failure, subject: Subject) => EngineReport | null;
};
