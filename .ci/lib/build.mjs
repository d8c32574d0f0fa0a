import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, SetUpError, say } from './project.mjs';
import { runQuietly } from './run-quietly.mjs';

const inProject = (path) => join(projectFolder, path);
const stampFile = inProject('node_modules/.cache/preflight-audit/built');
const next = inProject('dist.next');
const previous = inProject('dist.previous');
const dist = inProject('dist');

/** Whether dist/ was built from the sources and settings as they are now. */
export function buildIsCurrent() {
  if (!existsSync(inProject('dist/cli/main.js'))) return false;
  try {
    return readFileSync(stampFile, 'utf8') === fingerprint();
  } catch {
    return false;
  }
}

/** Compiles src/ to dist/. The new folder takes the old one's place whole, so nothing stale or half-made is left. */
export async function build() {
  say('building (tsc, esbuild) ...');
  const built = fingerprint();
  rmSync(next, { recursive: true, force: true });
  const tsc = inProject('node_modules/typescript/bin/tsc');
  await runStep('tsc', [tsc, '-p', '.ci/tsconfig.build.json', '--outDir', next]);
  await runStep('esbuild', ['.ci/bundle.mjs', next]);
  rmSync(previous, { recursive: true, force: true });
  if (existsSync(dist)) renameSync(dist, previous);
  renameSync(next, dist);
  rmSync(previous, { recursive: true, force: true });
  mkdirSync(join(stampFile, '..'), { recursive: true });
  writeFileSync(stampFile, built);
}

async function runStep(name, args) {
  const { code, output } = await runQuietly(process.execPath, args);
  if (code === 0) return;
  rmSync(next, { recursive: true, force: true });
  throw new SetUpError(`the build failed; dist/ is as it was. ${name} says:\n${output.trim()}`);
}

/** Changes whenever a source or a setting is edited, added, renamed or removed. */
function fingerprint() {
  const hash = createHash('sha256');
  const sources = readdirSync(inProject('src'), { recursive: true }).filter((name) => /\.tsx?$/.test(name));
  const settings = ['tsconfig.json', '.ci/tsconfig.build.json', '.ci/bundle.mjs', 'package.json', 'package-lock.json'];
  for (const path of [...sources.map((name) => join('src', name)).sort(), ...settings]) {
    const { size, mtimeMs } = statSync(inProject(path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
