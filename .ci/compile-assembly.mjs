// `npm run assembly`: compiles what is written in AssemblyScript and keeps the code beside it: the compiler is large,
// and what it compiles hardly ever changes. `--check` only says whether what is kept is what the compiler makes.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblies, fingerprintOfAssembly } from './lib/assembly.mjs';
import { projectFolder } from './lib/project.mjs';

const compiler = 'assemblyscript@0.28.20';
const shared = ['-O3', '--noAssert', '--enable', 'simd', '--runtime', 'stub', '--use', 'abort=', '--memoryBase', '64'];

for (const assembly of assemblies) {
  const target = join(projectFolder, assembly.target);
  const text = moduleText(compile(assembly), assembly);
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (readFileSync(target, 'utf8') !== text) {
    process.stderr.write(`${assembly.target} is not what assembly/ compiles to: npm run assembly\n`);
    process.exitCode = 1;
  }
}

function compile({ folder, options }) {
  const temporary = mkdtempSync(join(tmpdir(), 'assembly-'));
  try {
    const compiled = join(temporary, 'scanner.wasm');
    const asc = ['--yes', '--package', compiler, 'asc', `${folder}/index.ts`, '--outFile', compiled];
    const all = [...asc, ...shared, ...options];
    execFileSync('npx', all, { cwd: projectFolder, stdio: ['ignore', 'ignore', 'inherit'] });
    return readFileSync(compiled);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function moduleText(code, { folder }) {
  const lines = code.toString('base64').match(/.{1,112}/g) ?? [];
  return `// Written by \`npm run assembly\`; do not edit.

/** What assembly/ was when it was compiled, by ${compiler}. */
export const compiledFrom = '${fingerprintOfAssembly(folder)}';

/** A WebAssembly module. */
export const scannerCode = \`
${lines.join('\n')}
\`;
`;
}
