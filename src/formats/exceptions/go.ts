import type { ServerException } from '../../model/exception.js';
import type { Shown } from './shown.js';
import { type Frame, filled, firstOwn } from './trace.js';

const goroutine = /^\s{0,20}goroutine \d{1,10} \[[^\]]{1,100}\]:$/;
/** The reason, as the runtime, net/http or a recovering handler writes it. */
const reason = /(?:^|: )panic(?: serving [\d.:[\]a-f]{1,60})?: (.{1,2000}?)(?: \[recovered\])?$/;
/** `main.(*Orders).Create(...)`; below it stands its place: `	/srv/orders.go:17 +0x1d`. */
const callee = /^[\w.~%/()*[\]·-]{3,400}$/;
const place = /^\s{1,8}(\S.{0,500}\.(?:go|s)):(\d{1,7})(?: \+0x[0-9a-f]{1,16})?$/;
const library = /\/go(?:-[\d.]{1,10})?\/src\/|\/pkg\/mod\/|\/vendor\/|^_cgo_|\/gin-gonic\/|\/labstack\/|\/go-chi\//;

/** Panics with the trace of their goroutine, as handlers that recover answer them. */
export function recogniseGo({ lines }: Shown): ServerException | null {
  const start = lines.findIndex((line) => goroutine.test(line));
  if (start === -1) return null;
  let frames: Frame[] = [];
  let name: string | null = null;
  for (const line of lines.slice(start + 1)) {
    if (goroutine.test(line)) break;
    // What is above the call of panic() only wrote the trace.
    if (/^\s{0,4}panic\(/.test(line)) {
      frames = [];
      name = 'panic';
      continue;
    }
    const found = place.exec(line);
    if (found === null) {
      name = calleeIn(line) ?? name;
      continue;
    }
    if (name === null) continue;
    const [, file = '', number] = found;
    frames.push({ place: { file, line: Number(number), in: name }, own: name !== 'panic' && !library.test(file) });
    name = null;
  }
  if (frames.length === 0) return null;
  const said = reasonIn(lines.slice(0, start));
  const isRuntime = said?.startsWith('runtime error: ') === true;
  return {
    platform: 'Go',
    page: null,
    type: isRuntime ? 'runtime error' : 'panic',
    message: isRuntime ? filled(said.slice('runtime error: '.length)) : said,
    frame: firstOwn({ frames }),
  };
}

/** The nearest above the trace. */
function reasonIn(lines: readonly string[]): string | null {
  for (const line of [...lines].reverse()) {
    const found = reason.exec(line)?.[1];
    if (found !== undefined) return filled(found);
  }
  return null;
}

/** Arguments have no parentheses of their own. */
function calleeIn(line: string): string | null {
  const name = line.endsWith(')') ? line.slice(0, line.lastIndexOf('(')) : '';
  return name.includes('.') && callee.test(name) ? name : null;
}
