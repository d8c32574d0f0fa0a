import type { CompileError } from '../apache-log-parser/log-parser.js';
import type { Format } from '../format.js';

/** A log format that a configuration file defines. */
export type NamedFormat = {
  /** Empty where the file gives it none. */
  readonly name: string;
  /** Whether the same file logs with it. */
  readonly used: boolean;
  readonly format: () => Format | CompileError;
};

/** Finds the log formats in the text of a configuration file; none where it is of another kind. */
export type ConfigReader = (text: string) => readonly NamedFormat[];
