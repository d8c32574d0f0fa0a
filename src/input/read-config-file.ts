import { closeSync, openSync, readSync } from 'node:fs';
import { openingError } from './errors.js';

/** More than any server's configuration. */
const mostBytes = 4 << 20;

/** The text of a small file that the user named, be it a pipe; the error is one sentence without its full stop. */
export function readConfigFile(path: string): { readonly text: string } | { readonly error: string } {
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    const buffer = Buffer.alloc(mostBytes + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      read = readSync(file, buffer, length, buffer.length - length, null);
    }
    if (length > mostBytes) return { error: `${path} is too large for a configuration file` };
    return { text: buffer.toString('utf8', 0, length) };
  } catch (error) {
    return { error: openingError(path, error).message.replace(/\.$/, '') };
  } finally {
    if (file !== null) closeSync(file);
  }
}
