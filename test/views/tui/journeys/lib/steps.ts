import type { Key } from '../../../../../src/views/tui/terminal/decode-keys.js';
import { fits, type Journey } from './journey.js';
import type { Recording } from './recording.js';

/** Whether a step has had its effect; `written`: what the terminal was sent since. */
export type Effect = (journey: Journey, written: string) => boolean;

/** A key, or some that are typed at once, and what shows then. */
export type Step = readonly [keys: Key | readonly Key[], shows: string | RegExp | Effect];

/**
 * Takes one step after the other, and records what each changes. What shows already would not tell whether a key has
 * been answered.
 */
export async function take(steps: readonly Step[], journey: Journey, recording: Recording): Promise<void> {
  for (const [keys, shows] of steps) {
    const before = journey.text();
    const { length } = journey.bytes();
    const written = () => journey.bytes().subarray(length).toString('utf8');
    const holds = () => (typeof shows === 'function' ? shows(journey, written()) : fits(journey.text(), shows));
    const names = [keys].flat().map((key) => (key === ' ' ? 'space' : key));
    if (holds()) throw new Error(`${names.join(' ')}: ${shows} shows before the key is pressed`);
    journey.send(...[keys].flat());
    await journey.until(typeof shows === 'function' ? holds : shows);
    recording.change(names.join(' '), before, journey);
  }
}

export function keysOf(steps: readonly Step[]): readonly Key[] {
  return steps.flatMap(([keys]) => keys);
}
