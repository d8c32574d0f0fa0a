import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readBody } from '../../../src/formats/exceptions/recognise.js';
import type { ServerException } from '../../../src/model/exception.js';

/** A body that the real software wrote: see `recordings/kits.ts`. */
export function recordedBody(name: string): string {
  const file = new URL(`recordings/${name}.body`, import.meta.url);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  return gunzipSync(readFileSync(new URL(`recordings/${name}.body.gz`, import.meta.url))).toString('utf8');
}

/** On a few lines: the page, the exception, its place. */
export function told(body: string): readonly (string | null)[] | null {
  const { exception } = readBody(body);
  return exception === null ? null : brief(exception);
}

export function brief({ platform, page, type, message, frame }: ServerException): readonly (string | null)[] {
  const place = frame === null ? null : `${frame.in ?? ''} ${frame.file}:${frame.line ?? ''}`.trim();
  return [page === null ? platform : `${platform}, ${page}`, type, message, place];
}
