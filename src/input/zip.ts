import type { Entry, ZipFile } from 'yauzl';
import { decompress, zstdIsSupported } from './decompress.js';
import { containerError } from './errors.js';
import { guardStream } from './guard-stream.js';
import type { InputError, SourceCondition } from './source.js';

export type OpenedZip = { readonly bytes: AsyncIterable<Uint8Array> } | { readonly error: InputError };

/**
 * The HAR in a zip, as Playwright and Firefox write it, or the one file in it. Goes by the archive's directory, so it
 * needs a file that can be read at any place; the content is still streamed.
 */
export async function openZip(path: string, condition: SourceCondition): Promise<OpenedZip> {
  const { openPromise } = await import('yauzl');
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(path, { autoClose: false });
    const choice = await chooseEntry(zip, path);
    if ('error' in choice) {
      zip.close();
      return choice;
    }
    const { entry } = choice;
    const stream = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    return { bytes: readEntry(zip, entry, guardStream(stream, condition), condition) };
  } catch (error) {
    zip?.close();
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    return { error: containerError(path, `is a damaged zip archive (${reason})`, 'get it once more') };
  }
}

const stored = 0;
const deflated = 8;
const zstandard = 93;

async function* readEntry(
  zip: ZipFile,
  entry: Entry,
  raw: AsyncIterable<Uint8Array>,
  condition: SourceCondition,
): AsyncGenerator<Uint8Array> {
  try {
    if (entry.compressionMethod === stored) yield* raw;
    else yield* decompress(raw, entry.compressionMethod === deflated ? 'deflate' : 'zstd', condition);
  } finally {
    zip.close();
  }
}

type Contents = { files: number; readonly hars: Entry[]; only: Entry | null; fiddler: boolean };

async function chooseEntry(
  zip: ZipFile,
  path: string,
): Promise<{ readonly entry: Entry } | { readonly error: InputError }> {
  const contents = await listContents(zip);
  if (contents.fiddler) return { error: fiddlerError(path) };
  const named = contents.hars.find((har) => har.fileName === 'har.har');
  const entry = named ?? (contents.hars.length === 1 ? contents.hars[0] : contents.only);
  if (entry == null) {
    const holds = contents.hars.length > 1 ? 'several HARs' : `${contents.files} files and no HAR`;
    return { error: containerError(path, `is a zip archive of ${holds}`, 'unpack it and name the files you mean') };
  }
  if (entry.isEncrypted()) return { error: containerError(path, 'is encrypted', 'unpack it with its password first') };
  const { compressionMethod: method } = entry;
  if (method === stored || method === deflated || (method === zstandard && zstdIsSupported)) return { entry };
  return { error: containerError(path, `is a zip archive of an unusual kind (method ${method})`, 'unpack it first') };
}

async function listContents(zip: ZipFile): Promise<Contents> {
  const contents: Contents = { files: 0, hars: [], only: null, fiddler: false };
  for await (const entry of zip.eachEntry()) {
    const { fileName } = entry;
    if (fileName.endsWith('/') || isMacResource(fileName)) continue;
    contents.files++;
    contents.only = contents.files === 1 ? entry : null;
    // Two are as good as a thousand here; the rest need not be kept.
    if (/\.har$/i.test(fileName) && (contents.hars.length < 2 || fileName === 'har.har')) contents.hars.push(entry);
    if (/^raw\/\d+_[csm]\.(?:txt|xml)$/.test(fileName)) contents.fiddler = true;
  }
  return contents;
}

/** What the Finder adds beside every file it packs. */
function isMacResource(fileName: string): boolean {
  return fileName.startsWith('__MACOSX/') || fileName.endsWith('.DS_Store');
}

function fiddlerError(path: string): InputError {
  const advice = 'in Fiddler, export the sessions as "HTTPArchive" and audit that HAR';
  return containerError(path, 'is a Fiddler archive (.saz), which is not read', advice);
}
