import { open, stat } from 'node:fs/promises';
import { openingError } from './errors.js';
import { readFile } from './read-file.js';
import { newCondition, type Opened } from './source.js';

/** Opens a file that is plain text in UTF-8 from one of its bytes on. Never rejects. */
export async function openPart(name: string, start: number): Promise<Opened> {
  const condition = newCondition();
  try {
    const { size } = await stat(name);
    const file = await open(name, 'r');
    return { source: { name, bytes: readFile(file, size, condition, start), size, condition } };
  } catch (error) {
    return { error: openingError(name, error) };
  }
}
