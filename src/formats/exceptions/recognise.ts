import type { BodyFindings, CodePlace, ServerException } from '../../model/exception.js';
import { recogniseDotnet } from './dotnet.js';
import { recogniseGo } from './go.js';
import { recogniseJava } from './java.js';
import { recogniseNode } from './node.js';
import { recognisePhp } from './php.js';
import { recognisePython } from './python.js';
import { recogniseRuby } from './ruby.js';
import { linesOf, type Shown, toShown } from './shown.js';

/** In this order: what has the most unmistakable signs first. */
const recognisers: readonly ((shown: Shown) => ServerException | null)[] = [
  recognisePython,
  recogniseGo,
  recogniseJava,
  recognisePhp,
  recogniseRuby,
  recogniseNode,
  recogniseDotnet,
];

const longestType = 200;
const longestMessage = 1000;
const longestPlace = 400;
const longestText = 300;

/** One of these stands in every body that a recogniser knows. */
const signs = /xception|rror|raceback|goroutine| in file |statusCode|traceId|\.(?:java|kt|scala|rb)\b/;
/** As much as its beginning can need. */
const head = 4096;

/** The exception that the body of a response shows, or else how its text begins. */
export function readBody(body: string): BodyFindings {
  const isSuspicious = signs.test(body);
  const shown = toShown(isSuspicious ? body : body.slice(0, head));
  const exception = isSuspicious ? recognise(shown) : null;
  if (exception !== null) return { exception, text: '' };
  const text = shown.lines.slice(0, 12).map((line) => line.trim());
  const isRepeated = (line: string, index: number) => text.indexOf(line) < index;
  const told = shown.json === null ? text.filter((line, index) => !isRepeated(line, index)).join(' · ') : body.trim();
  const start = told
    .slice(0, longestText * 4)
    .replace(/\s+/g, ' ')
    .slice(0, longestText);
  return { exception: null, text: Buffer.from(start).toString() };
}

/** The exception that lines of a log show, in the order of the log. */
export function exceptionInLines(lines: readonly string[]): ServerException | null {
  const text = lines.join('\n');
  // Apache writes the line ends within a message as `\\n`.
  return recognise({ lines: linesOf(text.replaceAll('\\n', '\n').replaceAll('\\t', '\t')), json: null });
}

function recognise(shown: Shown): ServerException | null {
  for (const one of recognisers) {
    const found = one(shown);
    if (found !== null) return detached(bounded(found));
  }
  return null;
}

/** Parts of a text keep all of it in memory; these are kept for long. */
function detached(exception: ServerException): ServerException {
  return JSON.parse(JSON.stringify(exception)) as ServerException;
}

function bounded({ type, message, frame, ...rest }: ServerException): ServerException {
  return {
    ...rest,
    type: type?.slice(0, longestType) ?? null,
    message: message?.slice(0, longestMessage) ?? null,
    frame: frame === null ? null : boundedPlace(frame),
  };
}

function boundedPlace({ file, line, in: name }: CodePlace): CodePlace {
  return { file: file.slice(-longestPlace), line, in: name?.slice(0, longestPlace) ?? null };
}
