import type { CodePlace, ServerException } from '../../model/exception.js';
import { isObject, type JsonObject, listAt, numberAt, textAt } from './json-body.js';
import type { Shown } from './shown.js';
import { type Frame, filled, firstOwn } from './trace.js';

const announced =
  /(?:Fatal error|Parse error|Recoverable fatal error|Catchable fatal error)\s?: {1,4}(?:Uncaught )?(\S.*)$/;
const className = /^((?:[A-Z_a-z]\w{0,100}\\){0,12}[A-Z]\w{0,100})(?::(?: (.*))?)?$/;
/** `#0 /srv/shop/orders.php(12): take('coffee')` */
const numbered = /^\s{0,20}#\d{1,4} ([^(]{1,500})\((\d{1,7})\): (.{0,300})/;
const library = /[\\/]vendor[\\/]|^\/usr\/share\/php\//;

/** PHP's own reports as HTML or text, Xdebug's, and the pages and JSON of Symfony and Laravel. */
export function recognisePhp(shown: Shown): ServerException | null {
  if (shown.json !== null) return phpJson(shown.json);
  return reported(shown.lines) ?? symfonyPage(shown.lines) ?? ignitionPage(shown.lines);
}

/** `Uncaught RuntimeException: no stock in /srv/shop/orders.php:6`; a message may go on over several lines. */
function reported(lines: readonly string[]): ServerException | null {
  const at = lines.findIndex((line) => announced.test(line));
  if (at === -1) return null;
  const first = announced.exec(lines[at] ?? '')?.[1] ?? '';
  const told =
    placeAtEnd(first) ?? placeAtEnd(lines.slice(at + 1, at + 10).find((line) => placeAtEnd(line) !== null) ?? '');
  const words = told !== null && first.endsWith(told.written) ? first.slice(0, -told.written.length) : first;
  const named = / Uncaught /.test(lines[at] ?? '') ? className.exec(words) : null;
  const isXdebug = lines.some((line) => line.includes('( ! )'));
  return {
    platform: 'PHP',
    page: isXdebug ? 'Xdebug' : null,
    type: named?.[1] ?? /(?:Parse|Fatal|Recoverable fatal) error/.exec(lines[at] ?? '')?.[0] ?? null,
    message: filled(named === null ? words : named[2]),
    frame: ownAmong(told?.place ?? null, framesIn(lines.slice(at))),
  };
}

type Told = { readonly place: CodePlace; readonly written: string };

/** ` in FILE:LINE` or ` in FILE on line LINE` at the end of a line. */
function placeAtEnd(line: string): Told | null {
  const start = line.lastIndexOf(' in ');
  if (start === -1) return null;
  const found = /^ in (.{1,500}?)(?::| on line )(\d{1,7})$/.exec(line.slice(start));
  return found === null
    ? null
    : { place: { file: found[1] ?? '', line: Number(found[2]), in: null }, written: found[0] };
}

/** Where it was thrown, or else the first call from the application's own code. */
function ownAmong(thrownAt: CodePlace | null, frames: readonly Frame[]): CodePlace | null {
  if (thrownAt !== null && !library.test(thrownAt.file)) return thrownAt;
  return firstOwn({ frames });
}

function framesIn(lines: readonly string[]): readonly Frame[] {
  return lines.flatMap((line): Frame[] => {
    const [, file, number, call] = numbered.exec(line) ?? [];
    if (file === undefined) return [];
    return [{ place: { file, line: Number(number), in: call?.split('(', 1)[0] ?? null }, own: !library.test(file) }];
  });
}

/** Symfony begins its page with a comment, then names the exceptions, outermost last, and shows the code of each frame. */
function symfonyPage(lines: readonly string[]): ServerException | null {
  const said = /^(.{0,1000}) \(\d{3} [A-Z][A-Za-z' -]{2,60}\)$/.exec(lines[0]?.trim() ?? '')?.[1];
  const heading = lines.slice(0, 40).findIndex((line) => /^\s{0,40}HTTP \d{3} /.test(line));
  if (said === undefined || heading < 1 || !lines.slice(0, heading).some((line) => line.includes('Symfony')))
    return null;
  const frames = lines.flatMap((line, index): Frame[] => {
    const number = /^\s{0,40}\(line (\d{1,7})\)$/.exec(line)?.[1];
    const file = lines[index - 1]?.trim() ?? '';
    if (number === undefined || lines[index - 2]?.trim() !== 'in') return [];
    return [{ place: { file, line: Number(number), in: null }, own: !library.test(file) }];
  });
  const type = lines[heading - 1]?.trim() ?? null;
  return { platform: 'PHP', page: 'Symfony', type, message: filled(said), frame: firstOwn({ frames }) };
}

/** Laravel's pages (Ignition, Whoops) begin with the exception and its trace in a comment. */
function ignitionPage(lines: readonly string[]): ServerException | null {
  for (const [index, line] of lines.slice(0, 40).entries()) {
    const parts = /^([\w\\]{3,300}): (.{0,1500}) in file (.{1,500}) on line (\d{1,7})$/.exec(line.trim());
    if (parts === null) continue;
    const [, type = '', message, file = '', number] = parts;
    const place = { file, line: Number(number), in: null };
    const frame = ownAmong(place, framesIn(lines.slice(index)));
    return { platform: 'PHP', page: 'Laravel', type, message: filled(message), frame };
  }
  return null;
}

/** Laravel: `exception`, `file`, `line`, `trace`; Symfony's problem document: `class`, `detail`, `trace`. */
function phpJson(json: JsonObject): ServerException | null {
  const type = textAt(json, 'exception') ?? textAt(json, 'class');
  const trace = listAt(json, 'trace').filter(isObject);
  if (type === null || !className.test(type) || (trace.length === 0 && textAt(json, 'file') === null)) return null;
  const placeOf = (call: JsonObject): CodePlace | null => {
    const file = textAt(call, 'file');
    return file === null ? null : { file, line: numberAt(call, 'line'), in: textAt(call, 'function') };
  };
  const frames = trace.flatMap((call): Frame[] => {
    const place = placeOf(call);
    return place === null ? [] : [{ place, own: !library.test(place.file) }];
  });
  return {
    platform: 'PHP',
    page: textAt(json, 'class') === null ? 'Laravel' : 'Symfony',
    type,
    message: textAt(json, 'message') ?? textAt(json, 'detail'),
    frame: ownAmong(placeOf(json), frames),
  };
}
