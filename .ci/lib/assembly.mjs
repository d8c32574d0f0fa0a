import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './project.mjs';

/** What is written in AssemblyScript: where, into what it is compiled, and with which options of the compiler. */
export const assemblies = [
  {
    folder: 'src/formats/har/assembly',
    target: 'src/formats/har/scanner-code.ts',
    // For half a megabyte of a file and what stands below it; the scanner lets it grow.
    options: ['--initialMemory', '21'],
  },
  {
    folder: 'src/link/ahead/assembly',
    target: 'src/link/ahead/scanner-code.ts',
    // Threads share the memory, which is made for them.
    options: [
      '--enable',
      'threads',
      '--importMemory',
      '--sharedMemory',
      '--initialMemory',
      '1',
      '--maximumMemory',
      '16384',
    ],
  },
];

/** Changes with every source of the folder. */
export function fingerprintOfAssembly(assemblyFolder) {
  const folder = join(projectFolder, assemblyFolder);
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.ts')) hash.update(`${name}\0${readFileSync(join(folder, name), 'utf8')}\0`);
  }
  return hash.digest('hex');
}
