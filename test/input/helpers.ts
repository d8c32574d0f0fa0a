import { execFileSync } from 'node:child_process';
import { constants, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll } from 'vitest';

/** The chunks of an input in one piece. Copied at once, for a chunk is only valid until the next. */
export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const copies: Buffer[] = [];
  for await (const chunk of chunks) copies.push(Buffer.from(chunk));
  return Buffer.concat(copies);
}

export async function collectText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  return (await collect(chunks)).toString('utf8');
}

/** Chunks in one buffer that each next one overwrites, as the file reader's are. */
export async function* chunksOf(content: string | Uint8Array, size = Number.POSITIVE_INFINITY) {
  const bytes = Buffer.from(content);
  const shared = Buffer.alloc(Math.min(size, bytes.length));
  for (let at = 0; at < bytes.length; at += shared.length) {
    shared.fill(0xaa);
    yield shared.subarray(0, bytes.copy(shared, 0, at));
  }
}

/** A folder for one test file, removed after it. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-audit-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = (name: string) => join(folder, name);
  return {
    path,
    write: (name: string, content: string | Uint8Array) => {
      writeFileSync(path(name), content);
      return path(name);
    },
  };
}

/** The two ends of a pipe; whoever reads the first closes it. */
export function makePipe(path: string) {
  execFileSync('mkfifo', [path]);
  const reading = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return { reading, writing: openSync(path, 'w') };
}

/** Lines of a log, different enough to compress as one does. */
export function someLog(lines: number): string {
  let log = '';
  for (let i = 0; i < lines; i++) {
    const client = `10.${i % 251}.${(i * 7) % 253}.${(i * 13) % 255}`;
    log += `${client} - - [22/Nov/2026:10:00:${String(i % 60).padStart(2, '0')} +0000] "GET /item/${(i * 7919) % 9973} HTTP/1.1" 200 ${(i * 104729) % 65537}\n`;
  }
  return log;
}

export type ZipEntry = {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly method?: 'stored' | 'deflated' | number;
  readonly encrypted?: boolean;
};

/** A zip archive as APPNOTE.TXT 4.3 lays it out, without the parts that nobody needs. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, method = 'deflated', encrypted = false } of entries) {
    const data = Buffer.from(content);
    const packed = method === 'deflated' ? deflateRawSync(data) : data;
    const fileName = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(encrypted ? 1 : 0, 2);
    common.writeUInt16LE(method === 'deflated' ? 8 : method === 'stored' ? 0 : method, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(fileName.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, fileName, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, fileName]));
    files.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listing, end]);
}
