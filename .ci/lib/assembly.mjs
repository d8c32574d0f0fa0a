import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './project.mjs';

export const assemblyFolder = 'src/formats/har/assembly';

/** Changes with every source of the assembly folder. */
export function fingerprintOfAssembly() {
  const folder = join(projectFolder, assemblyFolder);
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.ts')) hash.update(`${name}\0${readFileSync(join(folder, name), 'utf8')}\0`);
  }
  return hash.digest('hex');
}
