import { constants, inflateSync } from 'node:zlib';

/** What the bytes of a file are wrapped in, by content; names lie. */
export type Container = 'none' | 'gzip' | 'zlib' | 'zstd' | 'zip';

/** A container that is recognised, but not opened here, and the command that opens it. */
export type ForeignContainer = { readonly title: string; readonly unpack: (name: string) => string };

/** A byte of a magic number that may be anything. */
const any = -1;

const read: readonly (readonly [Container, ...number[]])[] = [
  ['gzip', 0x1f, 0x8b, 0x08],
  ['zstd', 0x28, 0xb5, 0x2f, 0xfd],
  ['zip', 0x50, 0x4b, 0x03, 0x04],
  // A zip without entries, and one cut into volumes.
  ['zip', 0x50, 0x4b, 0x05, 0x06],
  ['zip', 0x50, 0x4b, 0x07, 0x08],
];

const foreign: readonly (readonly [ForeignContainer, ...number[]])[] = [
  [{ title: 'bzip2', unpack: (name) => `bzip2 -dc ${name}` }, 0x42, 0x5a, 0x68, any, 0x31, 0x41, 0x59, 0x26],
  [{ title: 'xz', unpack: (name) => `xz -dc ${name}` }, 0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  [{ title: 'lz4', unpack: (name) => `lz4 -dc ${name}` }, 0x04, 0x22, 0x4d, 0x18],
  [{ title: '7-Zip', unpack: (name) => `7z x -so ${name}` }, 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  [{ title: 'compress (.Z)', unpack: (name) => `gzip -dc ${name}` }, 0x1f, 0x9d],
];

const tar: ForeignContainer = { title: 'tar', unpack: (name) => `tar -xOf ${name}` };

/** Ours only where this Node can read it. */
export const zstd: ForeignContainer = { title: 'zstd', unpack: (name) => `zstd -dc ${name}` };

export function detectContainer(head: Uint8Array): Container {
  for (const [container, ...magic] of read) if (startsWith(head, magic)) return container;
  if (isZstdSkippableFrame(head)) return 'zstd';
  return isZlib(head) ? 'zlib' : 'none';
}

/** The container that only another tool opens; `head` is what is left once a container of ours is taken off. */
export function detectForeignContainer(head: Uint8Array): ForeignContainer | null {
  for (const [container, ...magic] of foreign) if (startsWith(head, magic)) return container;
  return startsWith(head.subarray(257), [0x75, 0x73, 0x74, 0x61, 0x72]) ? tar : null;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => byte === any || bytes[index] === byte);
}

/** RFC 8878, 3.1.2; pzstd and seekable archives begin so. */
function isZstdSkippableFrame(head: Uint8Array): boolean {
  return ((head[0] ?? 0) & 0xf0) === 0x50 && startsWith(head.subarray(1), [0x2a, 0x4d, 0x18]);
}

/** RFC 1950, 2.2. Its two bytes may also begin a text, so the next few hundred have to inflate. */
function isZlib(head: Uint8Array): boolean {
  const [cmf = 0, flags = 0] = head;
  if (cmf !== 0x78 || ((cmf << 8) | flags) % 31 !== 0) return false;
  try {
    inflateSync(head.subarray(0, 512), { finishFlush: constants.Z_SYNC_FLUSH });
    return true;
  } catch {
    return false;
  }
}
