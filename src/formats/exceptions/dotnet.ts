import type { ServerException } from '../../model/exception.js';
import { type JsonObject, objectAt, textAt } from './json-body.js';
import type { Shown } from './shown.js';
import { captureIn, type Frame, filled, firstOwn, type Thrown } from './trace.js';

/**
 * `at Shop.Orders.Create(String id) in C:\shop\Orders.cs:line 17`. Mono adds an offset; ASP.NET's page leaves `at` out,
 * and ends with `+17` where it knows no file.
 */
const frame =
  /^\s{0,20}(at )?([\w<>`+[\],|$~.]{3,400})\s?\(([^():/\\]{0,600})\)(?: \[0x[0-9a-f]{1,8}\])?(?: in ([^<].{0,500}?):(?:line )?(\d{1,7})|( \+\d{1,7})|( in <.{0,200}))?$/;
const named = /^((?:[A-Z]\w{0,100}\.){1,12}[A-Z]\w{0,100}(?:`\d)?)(?: \(0x[0-9A-Fa-f]{8}\))?(?:: (.*))?$/;
const framework =
  /^(?:System|Microsoft|MS|Mono|Newtonsoft|Npgsql|MySql|Autofac|MediatR|Swashbuckle|Grpc|lambda_method|ASP|\(wrapper)\b/;
const yellow = /^\s{0,20}Exception Details: (.{1,1500})$/;

/** Exceptions as .NET prints them, ASP.NET's yellow page, ASP.NET Core's page for developers, problem details. */
export function recogniseDotnet({ lines, json }: Shown): ServerException | null {
  const frames = framesIn(lines);
  const problem = json === null ? null : problemDetails(json);
  if (frames.length === 0) return problem === null ? null : { ...problem, frame: null };
  const thrown = underTitle(lines) ?? innermost(lines) ?? problem;
  if (thrown === null) return null;
  const { type, message } = thrown;
  return { platform: '.NET', page: pageOf(lines, json), type, message, frame: firstOwn({ frames }) };
}

function framesIn(lines: readonly string[]): readonly Frame[] {
  const frames: Frame[] = [];
  for (const line of lines) {
    const [, at, method = '', , file, number, offset] = frame.exec(line) ?? [];
    if (!method.includes('.') || (at === undefined && file === undefined && offset === undefined)) continue;
    const place = { file: file ?? '', line: number === undefined ? null : Number(number), in: method };
    frames.push({ place, own: !framework.test(method) });
  }
  return frames;
}

/** The exception within the others: .NET writes it last of those on top, behind an arrow, and its frames first. */
function innermost(lines: readonly string[]): Omit<Thrown, 'frames'> | null {
  const details = captureIn(lines, yellow);
  const first = lines.findIndex((line) => frame.test(line) && /^\s{0,20}at /.test(line));
  const above = details === null ? lines.slice(Math.max(0, first - 12), Math.max(0, first)) : [details];
  const parts = above.flatMap((line) => line.split('---> ')).map((part) => part.trim());
  for (const part of parts.reverse()) {
    const [, type, message] =
      named.exec(part.replace(/^(?:Unhandled exception[.:]? |\[)/, '').replace(']:', ':')) ?? [];
    if (type !== undefined) return { type, message: filled(message) };
  }
  return null;
}

/** Mono's page has the type as its heading, and the message below. */
function underTitle(lines: readonly string[]): Omit<Thrown, 'frames'> | null {
  const at = lines.findIndex((line) => line.trim() === 'Application Exception') + 1;
  const [, type, message] = at === 0 ? [] : (named.exec(lines[at]?.trim() ?? '') ?? []);
  return type === undefined ? null : { type, message: filled(message ?? lines[at + 1]) };
}

function pageOf(lines: readonly string[], json: JsonObject | null): string | null {
  if (json !== null) return 'problem details';
  for (const line of lines) {
    if (yellow.test(line) || /^\s{0,20}Server Error in '/.test(line)) return 'ASP.NET';
    if (line.includes('An unhandled exception occurred while processing the request.')) return 'ASP.NET Core';
    if (line.trim() === 'Powered by Mono') return 'Mono';
  }
  return null;
}

/** RFC 9457 as ASP.NET Core writes it: for developers `exception` has the trace; otherwise there is a `traceId`. */
function problemDetails(json: JsonObject): (ServerException & { readonly type: string | null }) | null {
  const details = textAt(objectAt(json, 'exception') ?? {}, 'details');
  const title = textAt(json, 'title');
  if (title === null || (details === null && textAt(json, 'traceId') === null)) return null;
  if (!(typeof json['status'] === 'number' && json['status'] >= 500)) return null;
  const isType = named.test(title);
  return {
    platform: '.NET',
    page: 'problem details',
    type: isType ? title : null,
    message: textAt(json, 'detail')?.split('\n', 1)[0] ?? (isType ? null : title),
    frame: null,
  };
}
