import type { Key } from '../../../../../src/views/tui/terminal/decode-keys.js';
import type { Journey } from './journey.js';
import type { Recording } from './recording.js';

/** Whether a step has had its effect; `written`: what the terminal was sent since. */
export type Effect = (journey: Journey, written: string) => boolean;

/** A key, or some that are typed at once, and what shows then. */
export type Step = readonly [keys: Key | readonly Key[], shows: string | RegExp | Effect];

/** Takes one step after the other, and records what each changes. */
export async function take(steps: readonly Step[], journey: Journey, recording: Recording): Promise<void> {
  for (const [keys, shows] of steps) {
    const before = journey.text();
    const { length } = journey.bytes();
    const written = () => journey.bytes().subarray(length).toString('utf8');
    journey.send(...[keys].flat());
    await journey.until(typeof shows === 'function' ? () => shows(journey, written()) : shows);
    const names = [keys].flat().map((key) => (key === ' ' ? 'space' : key));
    recording.change(names.join(' '), before, journey);
  }
}

export function keysOf(steps: readonly Step[]): readonly Key[] {
  return steps.flatMap(([keys]) => keys);
}
