import { shareOfLines } from '../access-log/share-of-lines.js';
import type { Recognised } from '../detect-format.js';
import type { Format } from '../format.js';
import type { Envelope } from './envelope.js';
import { envelopes } from './index.js';
import { openEnvelopes } from './open-envelopes.js';

/** Of the lines at the beginning, so many may stand outside: collectors have words of their own. */
const leastShare = 0.9;

/**
 * Looks for a format in lines that a collector wrote around those of a log; null where there is none. `recognise` is
 * asked about what is inside.
 */
export function recogniseInEnvelopes(
  head: Uint8Array,
  recognise: (head: Uint8Array) => Recognised | null,
): Recognised | null {
  for (const envelope of envelopes) {
    const isInside = (bytes: Buffer, start: number, end: number) => envelope.open(bytes.subarray(start, end)) !== null;
    const { fitting, lines } = shareOfLines(head, isInside);
    if (fitting === 0 || fitting < lines * leastShare) continue;
    const { push, end } = openEnvelopes(envelope);
    const found = recognise(Buffer.concat([Buffer.from(push(head)), end()]));
    if (found === null) continue;
    const reason = `inside lines of ${envelope.title}, ${found.detection.reason}`;
    return { format: inEnvelopes(found.format, envelope), detection: { ...found.detection, reason } };
  }
  return null;
}

/** The same format, read out of envelopes. */
function inEnvelopes(format: Format, envelope: Envelope): Format {
  return {
    ...format,
    open(context) {
      const { reader, traits, title } = format.open(context);
      const { push, end } = openEnvelopes(envelope);
      return {
        traits,
        title: () => `${title()}, in lines of ${envelope.title}`,
        reader: {
          ...reader,
          push: (chunk) => reader.push(push(chunk)),
          end() {
            reader.push(end());
            return reader.end();
          },
        },
      };
    },
  };
}
