import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { decompress, zstdIsSupported } from './decompress.js';
import { containerError } from './errors.js';
import { readStream } from './read-stream.js';
import { collectSessions, readSaz, type Sessions } from './saz.js';
import { type InputError, notePartial, type SourceCondition } from './source.js';

export type OpenedZip = { readonly bytes: AsyncIterable<Uint8Array> } | { readonly error: InputError };

/**
 * The HAR in a zip, as Playwright and Firefox write it, the sessions of Fiddler as one, or the one file in it. Goes by the archive's directory, so it
 * needs a file that can be read at any place; the content is still streamed.
 */
export async function openZip(path: string, condition: SourceCondition): Promise<OpenedZip> {
  // Bundled, it has no other export.
  const { openPromise } = (await import('yauzl')).default;
  let zip: ZipFile | null = null;
  let isLent = false;
  try {
    const archive = await openPromise(path, { autoClose: false });
    zip = archive;
    const contents = await listContents(archive);
    const open = async (entry: Entry): Promise<AsyncIterable<Uint8Array>> => {
      const stream = await archive.openReadStreamPromise(entry, { decodeFileData: false });
      return readEntry(entry, readStream(stream, condition), condition);
    };
    if (contents.sessions.count() > 0) {
      if (contents.sessions.isEncrypted()) return { error: encryptedError(path) };
      isLent = true;
      return { bytes: readSaz(archive, contents.sessions, open, condition) };
    }
    const choice = chooseEntry(contents, path);
    return 'error' in choice ? choice : { bytes: await open(choice.entry) };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    return { error: containerError(path, `is a damaged zip archive (${reason})`, 'get it once more') };
  } finally {
    // The stream goes on reading; the file is closed with it. Sessions are opened one by one.
    if (!isLent) zip?.close();
  }
}

const stored = 0;
const deflated = 8;
const zstandard = 93;

function readEntry(
  entry: Entry,
  raw: AsyncIterable<Uint8Array>,
  condition: SourceCondition,
): AsyncIterable<Uint8Array> {
  const { compressionMethod } = entry;
  if (compressionMethod === stored) return checked(raw, entry, condition);
  return checked(decompress(raw, compressionMethod === deflated ? 'deflate' : 'zstd', condition), entry, condition);
}

/** Compares what is read to its end with the checksum in the archive's directory: damage need not break the compression. */
async function* checked(
  content: AsyncIterable<Uint8Array>,
  entry: Entry,
  condition: SourceCondition,
): AsyncGenerator<Uint8Array> {
  let sum = 0;
  for await (const chunk of content) {
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum === entry.crc32 || condition.partial) return;
  notePartial(
    condition,
    'the content does not fit the checksum in the zip archive, so a part of it is wrong or missing',
  );
}

function chooseEntry(
  { files, hars, meant: entry }: Contents,
  path: string,
): { readonly entry: Entry } | { readonly error: InputError } {
  if (entry === null) {
    const holds = hars > 0 ? `${hars} HARs` : `${files} files and no HAR`;
    return { error: containerError(path, `is a zip archive of ${holds}`, 'unpack it and name the files you mean') };
  }
  if (entry.isEncrypted()) return { error: encryptedError(path) };
  const { compressionMethod: method } = entry;
  if (method === stored || method === deflated || (method === zstandard && zstdIsSupported)) return { entry };
  return { error: containerError(path, `is a zip archive of an unusual kind (method ${method})`, 'unpack it first') };
}

type Contents = {
  readonly files: number;
  readonly hars: number;
  readonly sessions: Sessions;
  /** `har.har`, else the only HAR, else the only file. */
  readonly meant: Entry | null;
};

async function listContents(zip: ZipFile): Promise<Contents> {
  let files = 0;
  let hars = 0;
  const sessions = collectSessions();
  let named: Entry | null = null;
  let lastHar: Entry | null = null;
  let last: Entry | null = null;
  for await (const entry of zip.eachEntry()) {
    const { fileName } = entry;
    if (fileName.endsWith('/') || isMacResource(fileName)) continue;
    files++;
    last = entry;
    if (fileName === 'har.har') named = entry;
    if (sessions.add(entry)) continue;
    if (!/\.har$/i.test(fileName)) continue;
    hars++;
    lastHar = entry;
  }
  return { files, hars, sessions, meant: named ?? (hars === 1 ? lastHar : files === 1 ? last : null) };
}

/** What the Finder adds beside every file it packs. */
function isMacResource(fileName: string): boolean {
  return fileName.startsWith('__MACOSX/') || fileName.endsWith('.DS_Store');
}

function encryptedError(path: string): InputError {
  return containerError(path, 'is encrypted', 'unpack it with its password first');
}
