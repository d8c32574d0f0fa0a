// `npm run assembly`: compiles src/formats/har/assembly/ and keeps the code beside it: the compiler is large, and
// what it compiles hardly ever changes. `--check` only says whether what is kept is what the compiler makes.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblyFolder, fingerprintOfAssembly } from './lib/assembly.mjs';
import { projectFolder } from './lib/project.mjs';

const compiler = 'assemblyscript@0.28.20';
const options = [
  ...['-O3', '--noAssert', '--enable', 'simd', '--runtime', 'stub', '--use', 'abort='],
  // For half a megabyte of a file and what stands below it; the scanner lets it grow.
  ...['--memoryBase', '64', '--initialMemory', '21'],
];
const target = join(projectFolder, 'src/formats/har/scanner-code.ts');

const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
try {
  const compiled = join(folder, 'scanner.wasm');
  const asc = ['--yes', '--package', compiler, 'asc', `${assemblyFolder}/index.ts`, '--outFile', compiled, ...options];
  execFileSync('npx', asc, { cwd: projectFolder, stdio: ['ignore', 'ignore', 'inherit'] });
  const text = moduleText(readFileSync(compiled));
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (readFileSync(target, 'utf8') !== text) {
    process.stderr.write('src/formats/har/scanner-code.ts is not what assembly/ compiles to: npm run assembly\n');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function moduleText(code) {
  const lines = code.toString('base64').match(/.{1,112}/g) ?? [];
  return `// Written by \`npm run assembly\`; do not edit.

/** What assembly/ was when it was compiled, by ${compiler}. */
export const compiledFrom = '${fingerprintOfAssembly()}';

/** A WebAssembly module. */
export const scannerCode = \`
${lines.join('\n')}
\`;
`;
}
