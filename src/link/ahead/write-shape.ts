import type { PlainStep } from '../../formats/access-log/plain-lines.js';
import type { Glance } from '../../formats/format.js';
import type { TimeLimits } from '../time-limits.js';

/** In the order of the numbers that `assembly/shape.ts` has for them. */
const stepKinds: readonly PlainStep['kind'][] = ['literal', 'status', 'size', 'number', 'referer', 'agent', 'quoted'];
const endKinds = ['any', 'number', 'bytes'] as const;

/** Where the ending and the steps stand, and where the steps must be over. */
const endAt = 32;
const stepsAt = 288;
const behind = 1024;
const longest = 255;

/** What compiled code must know of a format, as `assembly/shape.ts` reads it. */
export function writeShape({ prefix, plain }: Glance, limits: TimeLimits): Uint8Array {
  const bytes = Buffer.alloc(behind);
  const { end } = prefix;
  const text = end.kind === 'bytes' ? end.bytes.slice(endAt - stepsAt) : [];
  const steps = encodeSteps(plain?.steps ?? []);
  bytes.writeInt32LE(prefix.hasHost ? 1 : 0, 0);
  bytes.writeInt32LE(endKinds.indexOf(end.kind), 4);
  bytes.writeInt32LE(text.length, 8);
  bytes.writeInt32LE(toSeconds(limits.earliest), 12);
  bytes.writeInt32LE(toSeconds(limits.latest), 16);
  bytes.writeInt32LE(toSeconds(limits.latestSimple), 20);
  bytes.set(text, endAt);
  if (steps === null) return bytes;
  bytes.writeInt32LE(plain?.steps.length ?? 0, 24);
  bytes.set(steps, stepsAt);
  return bytes;
}

/** Stamps are whole seconds. */
function toSeconds(milliseconds: number): number {
  return Math.max(-0x7fff_ffff, Math.min(0x7fff_ffff, Math.floor(milliseconds / 1000)));
}

/** Null where they are too long. */
function encodeSteps(steps: readonly PlainStep[]): readonly number[] | null {
  const bytes: number[] = [];
  for (const step of steps) {
    const text = step.kind === 'literal' ? Buffer.from(step.text, 'utf8') : [];
    if (text.length > longest) return null;
    bytes.push(stepKinds.indexOf(step.kind), text.length, ...text);
  }
  return bytes.length <= behind - stepsAt ? bytes : null;
}
