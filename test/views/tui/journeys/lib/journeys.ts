import { describe } from 'vitest';

/** A minute is for the busiest of machines; each takes about half a second. Windows has terminals of another kind. */
export function journeys(what: string, tests: () => void): void {
  describe.runIf(process.platform !== 'win32')(what, { timeout: 60_000 }, tests);
}
