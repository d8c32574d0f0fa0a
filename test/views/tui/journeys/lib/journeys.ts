import { describe } from 'vitest';

/** The time is for the busiest of machines: each takes about a second. Windows has terminals of another kind. */
export function journeys(what: string, tests: () => void): void {
  describe.runIf(process.platform !== 'win32')(what, { timeout: 120_000 }, tests);
}
