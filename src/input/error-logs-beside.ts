import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * The error logs that httpd wrote beside these access logs, as far as their names tell: `error.log` for `access.log`,
 * `shop_error.log.1` for `shop_access.log.1`. Each once; none that is named itself.
 */
export async function findErrorLogs(names: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const name of names) {
    for (const candidate of errorLogNames(name)) {
      if (names.includes(candidate) || !(await isFile(candidate))) continue;
      found.add(candidate);
      break;
    }
  }
  return [...found];
}

/** Under which names the error log beside an access log is looked for, the likeliest first; none for a recording. */
export function errorLogNames(name: string): readonly string[] {
  const base = basename(name);
  if (name === '-' || /\.(?:har|zhar|saz|zip|json|error)\b/i.test(base)) return [];
  const rotation = /(?:[._-]\d[\d._-]*)?(?:\.(?:gz|zst|bz2|xz))?$/.exec(base)?.[0] ?? '';
  const plain = rotation.replace(/\.(?:gz|zst|bz2|xz)$/, '');
  const stem = base.slice(0, base.length - rotation.length);
  const stems = [stem.replace(/access/i, 'error'), 'error.log', 'error_log'].filter((one) => one !== stem);
  const endings = [...new Set([rotation, plain, `${plain}.gz`])];
  return stems.flatMap((one) => endings.map((ending) => join(dirname(name), one + ending)));
}

async function isFile(path: string): Promise<boolean> {
  const status = await stat(path).catch(() => null);
  return status?.isFile() === true;
}
