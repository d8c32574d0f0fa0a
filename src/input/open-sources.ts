import type { Stats } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { closeInput } from './closable.js';
import { type Container, detectContainer, detectForeignContainer, zstd } from './container.js';
import { decompress, zstdIsSupported } from './decompress.js';
import * as errors from './errors.js';
import { createChunkSize, readFile } from './read-file.js';
import { type Head, readHead } from './read-head.js';
import { readPipe } from './read-pipe.js';
import { readStream } from './read-stream.js';
import { orderRotations } from './rotation.js';
import {
  headSize,
  type InputError,
  newCondition,
  type Opened,
  type ReadRest,
  type Source,
  type SourceCondition,
} from './source.js';
import { pipeBehind, redirectedFile } from './standard-input.js';
import { detectEncoding, toUtf8 } from './text-encoding.js';
import { openZip } from './zip.js';

/** Where `-` is read from. */
export type InputIo = { readonly stdin: Readable };

/**
 * Opens the files a user names, rotated logs in the order in which time ran, each when its turn comes. What cannot be
 * opened is a value among the others. A source must be read, or its iterator returned, before the next is asked for.
 */
export async function* openSources(names: readonly string[], io: InputIo = process): AsyncGenerator<Opened> {
  for (const name of orderRotations(names)) yield await openSource(name, io);
}

/** Opens one file, or standard input for `-`; unpacks by content and decodes to UTF-8. Never rejects. */
export async function openSource(name: string, io: InputIo = process): Promise<Opened> {
  const condition = newCondition();
  if (name === '-') {
    const file = await redirectedFile(io.stdin);
    const origin = { name, path: null, size: null };
    if (file === null) {
      const pipe = await pipeBehind(io.stdin);
      const raw = pipe === null ? readStream(io.stdin, condition) : readPipe(pipe, io.stdin, condition);
      return unpack(origin, raw, condition);
    }
    const chunks = createChunkSize();
    const bytes = readFile(file, null, condition, () => null, chunks.get);
    return unpack({ ...origin, readInChunksOf: chunks.set }, bytes, condition);
  }
  try {
    const status = await stat(name);
    if (status.isDirectory()) return { error: errors.directoryError(name, await likelyFiles(name)) };
    const file = await open(name, 'r');
    const size = sizeOf(status);
    let rest: ReadRest | null = null;
    const takeRest = () => {
      const taken = rest;
      rest = null;
      return taken;
    };
    const readRestBy = (read: ReadRest) => {
      rest = read;
    };
    const chunks = createChunkSize();
    const origin = { name, path: size === null ? null : name, size, readRestBy, readInChunksOf: chunks.set };
    return await unpack(origin, readFile(file, size, condition, takeRest, chunks.get), condition);
  } catch (error) {
    return { error: errors.openingError(name, error) };
  }
}

type Origin = {
  readonly name: string;
  /** Where it can be read at any place; null for pipes and devices. */
  readonly path: string | null;
  readonly size: number | null;
  readonly readRestBy?: Source['readRestBy'];
  readonly readInChunksOf?: Source['readInChunksOf'];
};

async function unpack(origin: Origin, raw: AsyncIterable<Uint8Array>, condition: SourceCondition): Promise<Opened> {
  const { name, size, readRestBy, readInChunksOf } = origin;
  const outside = await readHead(raw, headSize);
  const container = detectContainer(outside.head);
  const unwrapped = container === 'none' ? outside : await unwrap(container, origin, outside, condition);
  if ('error' in unwrapped) return unwrapped;
  const { head, bytes } = unwrapped;
  const encoding = detectEncoding(head);
  const foreign = detectForeignContainer(head);
  if (foreign === null && head.length > encoding.bomLength) {
    const isPlain = container === 'none' && encoding.encoding === 'utf-8';
    const ways = {
      ...(isPlain && size !== null && readRestBy !== undefined ? { readRestBy } : {}),
      ...(isPlain && readInChunksOf !== undefined ? { readInChunksOf } : {}),
    };
    return { source: { name, bytes: toUtf8(bytes, encoding), size, condition, ...ways } };
  }
  await closeInput(bytes);
  if (foreign !== null) return { error: errors.foreignContainerError(name, foreign) };
  const [problem] = condition.notes;
  if (condition.partial && problem !== undefined) return { error: errors.damagedError(name, problem) };
  return { error: errors.emptyError(name, container !== 'none') };
}

async function unwrap(
  container: Exclude<Container, 'none'>,
  { name, path }: Origin,
  { bytes }: Head,
  condition: SourceCondition,
): Promise<Head | { readonly error: InputError }> {
  if (container === 'zip') {
    await closeInput(bytes);
    if (path === null) return { error: errors.containerError(name, 'is a zip archive', 'give it as a file') };
    condition.bytesRead = 0;
    const opened = await openZip(path, condition);
    return 'error' in opened ? opened : readHead(opened.bytes, headSize);
  }
  if (container === 'zstd' && !zstdIsSupported) {
    await closeInput(bytes);
    return { error: errors.foreignContainerError(name, zstd) };
  }
  return readHead(decompress(bytes, container, condition), headSize);
}

/** Null where the size says nothing: pipes, devices, and files that the system makes up as they are read. */
function sizeOf(status: Stats): number | null {
  return status.isFile() && status.size > 0 ? status.size : null;
}

const mostExamples = 3;

/** Files of a directory that are probably meant. */
async function likelyFiles(directory: string): Promise<readonly string[]> {
  try {
    const names = (await readdir(directory)).filter(
      (name) => /access|\.har\b|\.log\b/i.test(name) && !/^\./.test(name),
    );
    return names
      .sort()
      .slice(0, mostExamples)
      .map((name) => join(directory, name));
  } catch {
    return [];
  }
}
