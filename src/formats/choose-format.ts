import { headLength, type Recognised } from './detect-format.js';
import { recogniseInEnvelopes } from './envelopes/in-envelopes.js';
import type { Format } from './format.js';
import { detectFormat } from './index.js';
import { detectMadeOfUsual } from './made-of-usual.js';

/**
 * How an input is read that begins so, or null where nobody knows. A forced log format yields to a HAR only, for both
 * may be named in one call. Whatever the format, its lines may stand in those of a collector, or be made of another.
 */
export function chooseFormat(head: Uint8Array, forced: Format | null): Recognised | null {
  const beginning = head.subarray(0, headLength);
  const detected = detectFormat(beginning);
  if (detected?.format.id === 'har') return detected;
  if (forced === null) {
    return surer(orMadeOfUsual(detected, beginning), recogniseInEnvelopes(beginning, recogniseLines));
  }
  const fits = (inside: Uint8Array): Recognised | null => {
    const detection = forced.detect(inside);
    return detection === null ? null : { format: forced, detection };
  };
  const plain = fits(beginning);
  const chosen = surer(plain, recogniseInEnvelopes(beginning, fits));
  if (chosen !== null && chosen !== plain) return chosen;
  return { format: forced, detection: { confidence: 1, reason: 'it was asked for with --log-format' } };
}

function recogniseLines(head: Uint8Array): Recognised | null {
  const detected = detectFormat(head);
  return orMadeOfUsual(detected?.format.id === 'har' ? null : detected, head);
}

/** Formats that leave the ends of lines open fit damaged lines, too: only where a whole one hardly fits are they meant. */
function orMadeOfUsual(detected: Recognised | null, head: Uint8Array): Recognised | null {
  if (detected === null) return detectMadeOfUsual(head);
  const { confidence } = detected.detection;
  if (confidence >= nearlyAll) return detected;
  return detectMadeOfUsual(head, { least: nearlyAll, more: confidence < hardly }) ?? detected;
}

const hardly = 0.5;
const nearlyAll = 0.9;

/** What stands before a line may pass for its first fields, where these may hold anything, as the name of a user may. */
function surer(plain: Recognised | null, inside: Recognised | null): Recognised | null {
  if (plain === null || inside === null) return plain ?? inside;
  const difference = inside.detection.confidence - plain.detection.confidence;
  return difference > 0 || (difference === 0 && plain.format.findsBeginnings !== true) ? inside : plain;
}
