import { once } from 'node:events';
import { constants, createWriteStream } from 'node:fs';
import { access, chmod, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { codeOf, reasonOf, UserError } from './errors.js';

/** Where a report goes. What is written is gathered first, so small records cost little. */
export type Output = {
  readonly write: (text: string) => void;
  /** Hands on what was gathered and waits until the other side has room. Resolves in every case. */
  readonly ready: () => Promise<void>;
  /** Nobody reads any more, or writing failed: writing on is pointless. */
  readonly isLost: () => boolean;
  /** Finishes: a file appears under its name only now, whole. @throws UserError where anything could not be written. */
  readonly close: () => Promise<void>;
  /** Gives up: a file that is not closed leaves nothing behind. */
  readonly discard: () => Promise<void>;
};

const gatherUpTo = 64 * 1024;

/** Standard output, which stays open. A reader that went away is no error. */
export function openStandardOutput(stream: Writable, onLost: () => void): Output {
  const gathered = gather(stream, 'standard output', onLost);
  return {
    ...gathered,
    async close() {
      await gathered.ready();
      if (!gathered.isLost()) await new Promise<void>((resolve) => stream.write('', () => resolve()));
      gathered.check();
    },
    discard: async () => {},
  };
}

/**
 * A file. A new or regular one is written beside its place and moved there at the end; a device or a pipe is written to
 * directly.
 *
 * @throws UserError where it cannot be opened.
 */
export async function openFile(path: string, onLost: () => void): Promise<Output> {
  const place = await findPlace(path);
  const stream = createWriteStream(place.written, { flags: place.written === place.final ? 'w' : 'wx' });
  const gathered = gather(stream, path, onLost);
  await once(stream, 'open').catch(() => gathered.check());
  const discard = async () => {
    stream.destroy();
    if (place.written !== place.final) await rm(place.written, { force: true });
  };
  return {
    ...gathered,
    discard,
    async close() {
      await gathered.ready();
      if (!gathered.isLost()) await new Promise<void>((resolve) => stream.end(() => resolve()));
      try {
        gathered.check();
        if (place.written === place.final) return;
        if (place.mode !== null) await chmod(place.written, place.mode);
        await rename(place.written, place.final);
      } catch (error) {
        await discard();
        throw error instanceof UserError ? error : cannotWrite(path, error);
      }
    },
  };
}

type Place = { readonly written: string; readonly final: string; readonly mode: number | null };

async function findPlace(path: string): Promise<Place> {
  const temporary = (final: string) => `${final}.${process.pid}.tmp`;
  try {
    const final = await realpath(path);
    const stats = await stat(final);
    if (stats.isDirectory()) throw new UserError('output', `cannot write ${path}: it is a directory`);
    const beside = stats.isFile() && (await mayCreateIn(dirname(final)));
    return { written: beside ? temporary(final) : final, final, mode: beside ? stats.mode & 0o777 : null };
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (codeOf(error) === 'ENOENT') return { written: temporary(path), final: path, mode: null };
    throw cannotWrite(path, error);
  }
}

async function mayCreateIn(directory: string): Promise<boolean> {
  return access(directory, constants.W_OK).then(
    () => true,
    () => false,
  );
}

function cannotWrite(name: string, error: unknown): UserError {
  return new UserError('output', `cannot write ${name}: ${reasonOf(error)}`);
}

type Gathered = Pick<Output, 'write' | 'ready' | 'isLost'> & { readonly check: () => void };

function gather(stream: Writable, name: string, onLost: () => void): Gathered {
  let waiting: string[] = [];
  let size = 0;
  let lost = false;
  let failure: UserError | null = null;

  const lose = (error: Error) => {
    if (lost) return;
    lost = true;
    if (codeOf(error) !== 'EPIPE') failure = cannotWrite(name, error);
    onLost();
  };
  stream.on('error', lose);

  const flush = () => {
    // A stream that failed before says so to each write, but by no event.
    if (size > 0 && !lost) stream.write(waiting.join(''), (error) => error && lose(error));
    waiting = [];
    size = 0;
  };

  return {
    write(text) {
      waiting.push(text);
      size += text.length;
      if (size >= gatherUpTo) flush();
    },
    async ready() {
      flush();
      if (lost || !stream.writableNeedDrain) return;
      // A failure while waiting has been noted by the listener above.
      await once(stream, 'drain').catch(() => undefined);
    },
    isLost: () => lost,
    check() {
      if (failure !== null) throw failure;
    },
  };
}
