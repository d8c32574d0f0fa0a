import { Assembler } from 'stream-json/assembler.js';
import { jsoncParser } from 'stream-json/core/jsonc/parser.js';

/**
 * Strings, and outside them what some recorders write for a number that is none. A string that does not end goes to the
 * end of the text, so that no byte is looked at twice.
 */
const stringOrNoNumber = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)|-?\b(?:NaN|Infinity)\b/gs;

/**
 * What JSON.parse refuses but people's tools write: comments, trailing commas, `NaN` and `Infinity` (read as null).
 * Undefined where it is none of these. The text is small: one entry without its bodies.
 */
export function parseLenientJson(text: string): unknown {
  const plain = text.replace(stringOrNoNumber, (token) => (token.startsWith('"') ? token : 'null'));
  const assembler = new Assembler();
  try {
    const tokens = jsoncParser({ streamValues: false, streamWhitespace: false, streamComments: false })(plain);
    if (typeof tokens === 'symbol') return undefined;
    for (const token of tokens.values) {
      switch (token.name) {
        case 'comma':
        case 'startComment':
        case 'endComment':
        case 'commentChunk':
        case 'commentValue':
          break;
        default:
          assembler.consume(token);
      }
    }
  } catch {
    return undefined;
  }
  return assembler.done ? assembler.current : undefined;
}

/** The value of a JSON text, or undefined. */
export function parseStrictJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
