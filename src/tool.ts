import { createRequire } from 'node:module';

/** Name and version as the package says them: the one place that reads package.json. */
export const tool = createRequire(import.meta.url)('../package.json') as {
  readonly name: string;
  readonly version: string;
};
