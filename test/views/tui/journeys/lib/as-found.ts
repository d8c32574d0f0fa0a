import { expect } from 'vitest';
import type { Journey } from './journey.js';
import { untouched } from './screen.js';

/** The command has ended with this code, and nothing of it is left in the terminal but what it printed. */
export async function expectAsFound(journey: Journey, code: number): Promise<void> {
  expect(await journey.ended()).toEqual({ code, sameSettings: true });
  expectPlainScreen(journey);
}

/** The main screen as a shell wants it, with what was on it before. */
export function expectPlainScreen({ screen }: Journey): void {
  expect(screen.modes()).toEqual(untouched);
  expect(screen.history()).toMatch(/^\$ .*preflight-audit/);
  expect(screen.history()).not.toContain('1 Causes');
}
