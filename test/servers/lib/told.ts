import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { main } from '../../../src/cli/main.js';
import type { Fix } from '../../../src/fixes/fix.js';
import type { Group } from '../../../src/model/report.js';
import type { Verification } from '../../../src/verify/verification.js';
import { fakeIo } from '../../cli/fake-io.js';
import { makeFolder, removeFolder } from './program.js';

/** What the tool says of some input. */
export type Told = {
  readonly code: number;
  readonly groups: readonly Group[];
  readonly fixes: readonly Fix[];
  /** The report a user reads. */
  readonly text: string;
};

/** Runs the command on files and keeps what it writes, as JSON and as text. */
export async function tell(files: readonly string[], ...options: readonly string[]): Promise<Told> {
  const folder = await makeFolder('told');
  try {
    const [json, text] = [join(folder, 'report.json'), join(folder, 'report.txt')];
    const io = fakeIo();
    const code = await main([...files, '-o', json, '-o', text, ...options], io);
    if (code > 1) throw new Error(io.written.stderr);
    const { groups, fixes } = JSON.parse(await readFile(json, 'utf8')) as Pick<Told, 'groups' | 'fixes'>;
    return { code, groups, fixes, text: await readFile(text, 'utf8') };
  } finally {
    await removeFolder(folder);
  }
}

export type Verified = { readonly code: number; readonly verification: Verification };

/** Has the tool send what failed in a file again, to the server on `port`. */
export async function verifyAgain(file: string, port: number, ...options: readonly string[]): Promise<Verified> {
  const io = fakeIo();
  const args = ['verify', file, '--target', `http://127.0.0.1:${port}`, '-f', 'json', ...options];
  const code = await main(args, io);
  if (io.written.stdout === '') throw new Error(io.written.stderr);
  return { code, verification: JSON.parse(io.written.stdout) as Verification };
}
