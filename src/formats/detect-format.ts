import type { Detection, Format } from './format.js';

/** A format, and why an input is taken for one of it. */
export type Recognised = { readonly format: Format; readonly detection: Detection };

export type DetectedFormat = Recognised & {
  /** Other formats that claim the same input, or part of it, the surest first. */
  readonly alternatives: readonly Recognised[];
};

/** How many bytes are looked at. */
export const headLength = 65_536;

/** Less than this share of lines that fit is chance. */
const leastConfidence = 0.05;

/**
 * The format that is surest about the first bytes of an input (the first 64 KB are looked at), or null where none
 * knows it. Where a second one fits, the reason says so.
 */
export function detectAmong(formats: readonly Format[], head: Uint8Array): DetectedFormat | null {
  const bytes = head.subarray(0, headLength);
  const claims: Recognised[] = [];
  for (const format of formats) {
    const detection = format.detect(bytes);
    if (detection !== null && detection.confidence >= leastConfidence) claims.push({ format, detection });
  }
  // The sort is stable: of equals the earlier in the registry comes first.
  claims.sort((a, b) => b.detection.confidence - a.detection.confidence);
  const [best, ...alternatives] = claims;
  if (best === undefined) return null;
  const second = alternatives[0];
  if (second === undefined) return { ...best, alternatives };
  const reason = `${best.detection.reason} (${second.format.title}: ${second.detection.reason})`;
  return { format: best.format, detection: { ...best.detection, reason }, alternatives };
}
