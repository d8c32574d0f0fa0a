import { Assembler } from 'stream-json/assembler.js';
import { jsoncParser } from 'stream-json/core/jsonc/parser.js';

/** Strings, and outside them what some recorders write for a number that is none. */
const stringOrNoNumber = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/gs;

/**
 * One entry's JSON; where it is none, JSON with comments, trailing commas, `NaN` or `Infinity` is read too.
 * @throws {SyntaxError} where it is none of these
 */
export function parseEntry(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const value = parseWithComments(
      text.replace(stringOrNoNumber, (token) => (token.startsWith('"') ? token : 'null')),
    );
    if (value === undefined) throw error;
    return value;
  }
}

function parseWithComments(text: string): unknown {
  const assembler = new Assembler();
  try {
    const tokens = jsoncParser({ streamValues: false, streamWhitespace: false, streamComments: false })(text);
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
