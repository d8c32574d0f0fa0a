import type { CodePlace } from '../../model/exception.js';

/** A line of a trace; `own`: it is neither the platform's nor a framework's. */
export type Frame = { readonly place: CodePlace; readonly own: boolean };

/** An exception as a trace names it, and the frames under it. */
export type Thrown = {
  readonly type: string | null;
  readonly message: string | null;
  readonly frames: readonly Frame[];
};

/** The first frame of the application's own code, looked for in each of these in turn. */
export function firstOwn(...traces: readonly (Pick<Thrown, 'frames'> | undefined)[]): CodePlace | null {
  for (const trace of traces) {
    const own = trace?.frames.find((frame) => frame.own);
    if (own !== undefined) return own.place;
  }
  return null;
}

/** The line behind the first that fits `label`, without white space around it. */
export function lineAfter(lines: readonly string[], label: RegExp): string | null {
  const at = lines.findIndex((line) => label.test(line));
  return at === -1 ? null : (lines[at + 1]?.trim() ?? null);
}

/** What `pattern` captures first in the first line that it fits. */
export function captureIn(lines: readonly string[], pattern: RegExp): string | null {
  for (const line of lines) {
    const found = pattern.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

/** Null for a text of nothing but white space. */
export function filled(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
