import type { ServerException } from '../../model/exception.js';
import { numberAt, textAt } from './json-body.js';
import type { Shown } from './shown.js';
import { type Frame, filled, firstOwn } from './trace.js';

/** V8's: `at Orders.create (/srv/orders.js:17:5)`, `at async file:///srv/orders.mjs:17:5`. */
const frame =
  /^\s{0,20}at (?:async )?(?:([^(]{1,200}) \()?((?:file:\/\/\/?(?:[A-Za-z]:)?|node:|webpack-internal:|webpack:|[A-Za-z]:[\\/]|\.{0,2}\/|internal\/)[^():]{0,500}):(\d{1,7}):(\d{1,7})\)?$/;
const error = /^(?:Uncaught )?((?:[A-Z][\w$]{0,60}\.){0,3}[A-Z][\w$]{0,100})(?: \[[\w-]{1,60}\])?(?:: (.*))?$/;
const foreign = /^(?:node:|internal\/)|[\\/]node_modules[\\/]/;
/** How far above its first frame an error is named: its message may have several lines. */
const longestMessage = 12;

/** Errors of V8: what Express answers outside production, and traces in JSON; the error handlers of Fastify and Nest. */
export function recogniseNode({ lines, json }: Shown): ServerException | null {
  const first = lines.findIndex((line) => frame.test(line));
  if (first !== -1) {
    const [type, message] = namedAbove(lines, first) ?? [null, null];
    const page = lines[0] === 'Error' && json === null ? 'Express' : null;
    return { platform: 'Node.js', page, type, message, frame: firstOwn({ frames: framesFrom(lines, first) }) };
  }
  if (json === null || (numberAt(json, 'statusCode') ?? 0) < 500) return null;
  const message = textAt(json, 'message');
  return message === null ? null : { platform: 'Node.js', page: null, type: null, message, frame: null };
}

function namedAbove(lines: readonly string[], first: number): readonly [string | null, string | null] | null {
  for (let index = first - 1; index >= 0 && first - index <= longestMessage; index--) {
    const named = error.exec(lines[index]?.trim() ?? '');
    const isNear = index === first - 1 || /(?:Error|Exception)$/.test(named?.[1] ?? '');
    if (named !== null && isNear) return [named[1] ?? null, filled(named[2])];
  }
  return null;
}

function framesFrom(lines: readonly string[], first: number): readonly Frame[] {
  const frames: Frame[] = [];
  for (const line of lines.slice(first)) {
    const found = frame.exec(line);
    if (found === null) {
      if (/^\s{0,20}at /.test(line)) continue;
      break;
    }
    const [, name, file = '', number] = found;
    frames.push({ place: { file, line: Number(number), in: name ?? null }, own: !foreign.test(file) });
  }
  return frames;
}
