import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectFolder, SetUpError, say } from './project.mjs';
import { runQuietly } from './run-quietly.mjs';

/** Whether node_modules holds every package of package-lock.json in its version. */
export function dependenciesAreCurrent() {
  const wanted = readPackages('package-lock.json');
  const installed = readPackages('node_modules/.package-lock.json');
  if (wanted === null || installed === null) return false;
  // Optional packages are left out: npm skips those of other platforms, and those that fail.
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || isOptional(entry) || installed[path]?.version === entry.version,
  );
}

function isOptional(entry) {
  return entry.optional === true || entry.devOptional === true;
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(join(projectFolder, path), 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/** `npm ci`, with what the build and the tests need also where NODE_ENV is `production`. */
export async function installDependencies() {
  say('installing dependencies (npm ci) ...');
  const npm = npmCommand();
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { code, output } = await runQuietly(npm.command, [...npm.args, ...args], { shell: npm.shell });
  if (code === 0) return;
  if (code === 127) throw new SetUpError('npm was not found; install Node.js together with npm, then try again');
  throw new SetUpError(`npm ci failed (${firstError(output)}); see to that, or run "npm ci" to read all it says`);
}

function npmCommand() {
  const running = process.env.npm_execpath;
  if (running && basename(running) === 'npm-cli.js')
    return { command: process.execPath, args: [running], shell: false };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

function firstError(output) {
  const errors = [...output.matchAll(/^npm (?:error|ERR!) (?!code |errno |syscall |path )(.+)$/gm)].map(
    (match) => match[1],
  );
  return (errors[0] ?? output.trim().split('\n').at(-1) ?? '').slice(0, 300) || 'it gave no reason';
}
