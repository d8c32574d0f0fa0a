import type { CodePlace, ServerException } from '../../model/exception.js';
import type { Shown } from './shown.js';
import { captureIn, type Frame, filled, firstOwn, lineAfter, type Thrown } from './trace.js';

const frame = /^\s{0,20}File "([^"]{1,500})", line (\d{1,7})(?:, in (.{1,200}))?$/;
const exception = /^([A-Za-z_][\w.]{0,200})(?:: (.*))?$/;
/** Where the log has taken the indentation away, code looks like this too. */
const surely = /(?:Error|Exception|Warning|Exit|Interrupt|Iteration|Http404)$/;
const beginning = /^\s{0,20}Traceback \(most recent call last\):?$/;
const library = /\/(?:site|dist)-packages\/|\/lib\/python\d|^<frozen |^<string>$/;

/** Tracebacks, on their own or on the pages of Django, Werkzeug (Flask) and Starlette (FastAPI). */
export function recognisePython({ lines }: Shown): ServerException | null {
  const django = djangoPage(lines);
  if (django !== null) return django;
  const page = pageOf(lines);
  const thrown = lastTraceback(lines) ?? (page === null ? null : onPage(lines, page));
  if (thrown === null) return null;
  return { platform: 'Python', page, type: thrown.type, message: thrown.message, frame: firstOwn(thrown) };
}

/** The exception that was not caught: the last of a chain. Its last frame is where it was raised. */
function lastTraceback(lines: readonly string[]): Thrown | null {
  let frames: Frame[] = [];
  let thrown: Thrown | null = null;
  let isIndented = true;
  for (const line of lines) {
    if (beginning.test(line)) {
      frames = [];
      continue;
    }
    const found = frame.exec(line);
    if (found !== null) {
      const [, file = '', number, name] = found;
      isIndented = line.startsWith(' ');
      frames.unshift({ place: { file, line: Number(number), in: name ?? null }, own: !library.test(file) });
      continue;
    }
    if (frames.length === 0) continue;
    const [, type, message] = exception.exec(line) ?? [];
    if (type === undefined || (!isIndented && !surely.test(type))) continue;
    thrown = { type, message: filled(message), frames };
    frames = [];
  }
  return thrown;
}

function pageOf(lines: readonly string[]): Page | null {
  for (const line of lines.slice(0, 20)) {
    if (line.includes('// Werkzeug Debugger')) return 'Werkzeug';
    if (line.trim() === 'Starlette Debugger') return 'Starlette';
  }
  return null;
}

type Page = 'Werkzeug' | 'Starlette';

/** A page that hides no traceback, or was cut off before it. Starlette has the last frame first, Werkzeug last. */
function onPage(lines: readonly string[], page: Page): Thrown | null {
  const told = lines.slice(0, 20).map((line) => exception.exec(line.trim()));
  const [, type = null, message] = told.find((one) => surely.test(one?.[1] ?? '')) ?? [];
  const frames = lines.flatMap((line, index): Frame[] => {
    const file = /^\s{0,20}File "?([^",]{1,500})"?,$/.exec(line)?.[1];
    const number = /^\s{0,20}line (\d{1,7}),$/.exec(lines[index + 1] ?? '')?.[1];
    if (file === undefined || number === undefined) return [];
    const name = /^\s{0,20}in (.{1,200})$/.exec(lines[index + 2] ?? '')?.[1] ?? null;
    return [{ place: { file, line: Number(number), in: name }, own: !library.test(file) }];
  });
  if (type === null || frames.length === 0) return null;
  return { type, message: filled(message), frames: page === 'Starlette' ? frames : frames.reverse() };
}

const djangoLocation = /^(.{1,500}), line (\d{1,7})(?:, in (.{1,200}))?$/;

/** Django's technical page, as HTML with one value a line or as text. */
function djangoPage(lines: readonly string[]): ServerException | null {
  if (captureIn(lines.slice(0, 60), /^\s{0,20}(Django Version):/) === null) return null;
  const saidOf = (label: string): string | null =>
    filled(captureIn(lines, new RegExp(`^${label}: (.{1,1000})$`))) ??
    filled(lineAfter(lines, new RegExp(`^\\s{0,20}${label}:$`)));
  const type = saidOf('Exception Type')?.replace(/ at \/.*$/, '') ?? null;
  if (type === null) return null;
  const raised = djangoLocation.exec(saidOf('Exception Location') ?? '');
  const place = raised === null ? null : { file: raised[1] ?? '', line: Number(raised[2]), in: raised[3] ?? null };
  const isOwn = place !== null && !library.test(place.file);
  return {
    platform: 'Python',
    page: 'Django',
    type,
    message: saidOf('Exception Value'),
    frame: isOwn ? place : (ownIn(lines) ?? null),
  };
}

/** The last frame of the application, as the page's list or its copy of the traceback writes it. */
function ownIn(lines: readonly string[]): CodePlace | null {
  let own: CodePlace | null = null;
  for (const line of lines) {
    const found = frame.exec(line) ?? /^\s{1,20}(\/[^,]{1,500}\.py), line (\d{1,7}), in (.{1,200})$/.exec(line);
    if (found === null || library.test(found[1] ?? '')) continue;
    own = { file: found[1] ?? '', line: Number(found[2]), in: found[3] ?? null };
  }
  return own;
}
