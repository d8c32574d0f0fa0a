import type { CodePlace, ServerException } from '../../model/exception.js';
import { type JsonObject, textAt } from './json-body.js';
import type { Shown } from './shown.js';
import { captureIn, type Frame, filled, firstOwn } from './trace.js';

/** ``orders.rb:22:in `create'``; Rails puts the gem before: `actionpack (6.1.7) lib/…`; Ruby 3.4 quotes otherwise. */
const frame =
  /^\s{0,20}(?:from )?((?:[\w-]{1,100} \([\w.-]{1,40}\) )?[^:`'"<>|]{1,400}\.(?:rb|ru|erb|haml|slim|rake)):(\d{1,7}):in [`']([^']{1,200})'$/;
const constant = '[A-Z]\\w{0,100}(?:::[A-Z]\\w{0,100}){0,10}';
const library =
  /\/gems\/|\/rubygems-integration\/|^\/usr\/(?:local\/)?lib\/ruby|^<internal:|^[\w-]{1,100} \([\w.-]{1,40}\) /;

type Named = {
  readonly type: string;
  readonly message: string | null;
  readonly page: string | null;
  readonly at?: CodePlace;
};

/** Ruby's backtraces and the pages of Rails, Rack, Sinatra and Puma. */
export function recogniseRuby({ lines, json }: Shown): ServerException | null {
  const frames = framesIn(lines);
  const named = json === null ? (onPage(lines) ?? aboveFrames(lines)) : railsJson(json);
  if (named === null || (frames.length === 0 && named.page === null)) return null;
  const { type, message, page, at } = named;
  const isOwn = at !== undefined && !library.test(at.file);
  return { platform: 'Ruby', page, type, message, frame: isOwn ? at : firstOwn({ frames }) };
}

function framesIn(lines: readonly string[]): readonly Frame[] {
  return lines.flatMap((line): Frame[] => {
    const [, file, number, name = null] = frame.exec(line) ?? [];
    if (file === undefined) return [];
    return [{ place: { file, line: Number(number), in: name }, own: !library.test(file) }];
  });
}

const atPath = new RegExp(`^\\s{0,20}(${constant}) at /\\S{0,1000}$`);
const inAction = new RegExp(`^\\s{0,20}in (${constant}#\\w{1,100}[?!]?)$`);

/** A page begins with `KeyError at /orders` (Rack, Sinatra) or `ArgumentError`, `in OrdersController#create` (Rails). */
function onPage(lines: readonly string[]): Named | null {
  const head = lines.slice(0, 12);
  const rails = head.findIndex((line) => inAction.test(line));
  if (rails > 0) {
    const type = new RegExp(`^(${constant})$`).exec(lines[rails - 1]?.trim() ?? '')?.[1];
    if (type !== undefined) return { type, message: filled(lines[rails + 1]), page: 'Rails' };
  }
  const at = head.findLastIndex((line) => atPath.test(line));
  const type = atPath.exec(head[at] ?? '')?.[1];
  if (type === undefined) return null;
  const told = lines.slice(at + 1, at + 12).map((line) => line.trim());
  const rack = told
    .map((line) => /^([^:]{1,400}): in (.{1,200}), line (\d{1,7})$/.exec(line))
    .find((one) => one !== null);
  const message = filled(told[0]);
  if (rack !== undefined) {
    return { type, message, page: 'Rack', at: { file: rack[1] ?? '', line: Number(rack[3]), in: rack[2] ?? null } };
  }
  const file = told[told.indexOf('file:') + 1];
  const line = told[told.indexOf('line:') + 1];
  if (!told.includes('file:') || file === undefined || line === undefined || !/^\d{1,7}$/.test(line)) return null;
  const name = captureIn(told, /^location: (.{1,200})$/);
  return { type, message, page: 'Sinatra', at: { file, line: Number(line), in: name } };
}

const typeFirst = new RegExp(`^(?:#<)?(${constant}): (.*)$`);
const typeLast = new RegExp(`^(.{0,1000}) \\((${constant})\\)$`);
const typeThenMessage = new RegExp(`^(${constant}) \\((.{0,1000})\\):$`);
const puma = 'Puma caught this error: ';
/** How far above its first frame an exception is named: Ruby shows the code in question there. */
const longestMessage = 12;

/** `KeyError: key not found`, `key not found (KeyError)`, `KeyError (key not found):`. */
function aboveFrames(lines: readonly string[]): Named | null {
  const first = lines.findIndex((line) => frame.test(line));
  if (first === -1) return null;
  const from = Math.max(0, first - longestMessage);
  const above = lines.slice(from, first);
  const caught = above.find((line) => line.startsWith(puma));
  for (const line of [...above, lines[first] ?? ''].reverse()) {
    const last = typeLast.exec(line);
    if (last !== null)
      return { type: last[2] ?? '', message: messageBefore(last[1] ?? '', caught), page: pumaOf(caught) };
    const [, type, message] = typeThenMessage.exec(line) ?? typeFirst.exec(line.trim()) ?? [];
    if (type !== undefined) return { type, message: filled(message), page: pumaOf(caught) };
  }
  return null;
}

function pumaOf(caught: string | undefined): string | null {
  return caught === undefined ? null : 'Puma';
}

/** Where Ruby underlines the code, the message stands some lines above the name. */
function messageBefore(text: string, caught: string | undefined): string | null {
  if (caught !== undefined) return filled(caught.slice(puma.length).replace(typeLast, '$1'));
  return filled(text);
}

const inspected = new RegExp(`^#<(${constant})(?:: (.*))?>$`, 's');

/** Rails answers an API with `exception` and `traces`. */
function railsJson(json: JsonObject): Named | null {
  const [, type, message] = inspected.exec(textAt(json, 'exception') ?? '') ?? [];
  return type === undefined || !('traces' in json) ? null : { type, message: filled(message), page: 'Rails' };
}
