import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * From left to right: a folder sees what is to its left, itself and `model/`. `verify` tries a report on a live server:
 * it judges with `cors`, sends only what passes the grammar of `fixes`, and `views` print what came of it.
 */
const street = ['input', 'formats', 'link', 'cors', 'causes', 'summary', 'fixes', 'verify', 'views'];

type SourceFile = {
  /** Relative to src/, such as `cors/cors-check.ts`. */
  readonly path: string;
  /** The folder right under src/; empty for the files that stand there themselves. */
  readonly folder: string;
  readonly code: string;
  readonly lines: number;
  readonly imports: readonly Import[];
};

type Import = {
  /** Relative to src/ for files of ours; null for packages and node's own modules. */
  readonly path: string | null;
  readonly specifier: string;
  readonly typeOnly: boolean;
};

/** AssemblyScript, which becomes the code in `scanner-code.ts`: another language, with laws of its own. */
const assembly = /^src\/.*\/assembly\//;

const sources = filesUnder('src')
  .filter((path) => isCode(path) && !assembly.test(path))
  .map(readSource);

describe('the one-way street', () => {
  test.each(
    sources
      .filter(({ folder }) => street.includes(folder) || folder === 'model')
      .map(({ folder }) => folder)
      .filter(isFirst),
  )('%s sees what is to its left and model alone', (folder) => {
    const seen = folder === 'model' || folder === 'cors' ? [] : street.slice(0, street.indexOf(folder));
    const allowed = ['model', folder, ...seen];
    const wrong = sources
      .filter((source) => source.folder === folder)
      .flatMap(({ path, imports }) => imports.map((imported) => ({ path, imported })))
      .filter(({ imported }) => imported.path !== null && !allowed.includes(folderOf(imported.path)))
      .map(({ path, imported }) => `${path} imports ${imported.path}`);
    expect(wrong).toEqual([]);
  });

  test('model and cors need nothing but themselves', () => {
    const wrong = sources
      .filter(({ folder }) => folder === 'model' || folder === 'cors')
      .flatMap(({ path, imports }) =>
        imports.filter((one) => one.path === null).map((one) => `${path} imports ${one.specifier}`),
      );
    expect(wrong).toEqual([]);
  });

  test('nobody but the door of the program sees cli', () => {
    const wrong = sources.filter(
      ({ folder, imports }) => folder !== 'cli' && imports.some((one) => folderOf(one.path ?? '') === 'cli'),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('every folder of src has its place', () => {
    const known = [...street, 'model', 'cli', ''];
    expect(
      sources
        .map(({ folder }) => folder)
        .filter(isFirst)
        .filter((folder) => !known.includes(folder)),
    ).toEqual([]);
  });

  test('no file needs itself, by way of others', () => {
    expect(findCycle(sources)).toBeNull();
  });
});

describe('size', () => {
  const lengths = sources.map(({ lines }) => lines).sort((a, b) => a - b);

  test('no file has over 400 lines', () => {
    expect(sources.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  test('nine in ten have under 200, half under 80', () => {
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThan(200);
    expect(lengths[Math.floor(lengths.length * 0.5)]).toBeLessThan(80);
  });
});

describe('names and exports', () => {
  test('files and folders are in kebab-case', () => {
    const kebab = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|live))?\.tsx?$/;
    const files = [...filesUnder('src'), ...filesUnder('test')].filter(isCode);
    expect(files.filter((path) => !kebab.test(path))).toEqual([]);
  });

  test('nothing is exported by default', () => {
    expect(sourcesWith(/^export default\b|\bexport \{[^}]*\bas default\b/m)).toEqual([]);
  });

  test('only cli writes to a console, and nothing ends the process', () => {
    expect(sourcesWith(/\bconsole\s*[.[]/).filter((path) => folderOf(path) !== 'cli')).toEqual([]);
    expect(sourcesWith(/\bprocess\s*\.\s*(?:exit|abort|kill)\b/)).toEqual([]);
  });
});

describe('tests', () => {
  test('every unit has its test at the same path, or is a part of one that has', () => {
    const tested = withParts(sources.filter(({ path }) => hasTest(path)));
    const untested = sources.filter((source) => !tested.has(source) && !runsNothing(source));
    expect(untested.map(({ path }) => path)).toEqual([]);
  });

  test('none is skipped, focused or empty', () => {
    const suspicious = /\b(?:it|test|describe)(?:\.\w+)*\.(?:skip|only|todo|fails|skipIf)\b|\bexpect\(true\)/;
    const files = filesUnder('test').filter(isCode);
    expect(files.filter((path) => suspicious.test(read(path)))).toEqual([]);
  });
});

test('the top level holds nothing but what everybody looks for there', () => {
  const known = ['src', 'test', 'samples', 'bin', 'package.json', 'package-lock.json', 'tsconfig.json'];
  const texts = ['README.md', 'CHANGELOG.md', 'LICENSE'];
  const tops = trackedFiles().map((path) => path.replace(/\/.*/, ''));
  expect(tops.filter((top) => !top.startsWith('.') && ![...known, ...texts].includes(top)).filter(isFirst)).toEqual([]);
});

test('no file names a place on the machine it was written on', () => {
  // An escape such as \t may stand before it, in code as in a recording.
  const homes = /(?:(?<![\w.*~-])|(?<=\\[nrt]))\/(?:work|root|home)\/\w/;
  expect(trackedFiles().filter((path) => homes.test(read(path)))).toEqual([]);
});

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort();
}

/** What git tracks, or would; where there is no git, all that the project's folders hold. */
function trackedFiles(): readonly string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      encoding: 'utf8',
    });
    return listed.split('\0').filter((path) => path !== '' && existsSync(path));
  } catch {
    return ['.ci', 'bin', 'samples', 'src', 'test'].flatMap(filesUnder);
  }
}

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

function isCode(path: string): boolean {
  return /\.tsx?$/.test(path);
}

function isFirst(value: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(value) === index;
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
}

function readSource(file: string): SourceFile {
  const path = file.slice('src/'.length);
  const text = read(file);
  const code = withoutComments(text);
  return { path, folder: folderOf(path), code, lines: text.split('\n').length - 1, imports: importsOf(path, code) };
}

/** Good enough for our own code: no string of ours looks like a comment that spans lines. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function importsOf(path: string, code: string): readonly Import[] {
  const statements = code.matchAll(/\b(?:import|export)\b(\s+type\b)?(?:[^'";]*?\bfrom)?\s*\(?\s*'([^']+)'/g);
  return [...statements].map(([, type, specifier = '']) => ({
    specifier,
    path: specifier.startsWith('.') ? sourcePath(join(dirname(path), specifier)) : null,
    typeOnly: type !== undefined,
  }));
}

function sourcePath(compiled: string): string {
  const path = normalize(compiled).replaceAll('\\', '/').replace(/\.js$/, '.ts');
  return existsSync(`src/${path}`) ? path : path.replace(/\.ts$/, '.tsx');
}

function sourcesWith(pattern: RegExp): readonly string[] {
  return sources.filter(({ code }) => pattern.test(code)).map(({ path }) => path);
}

function hasTest(path: string): boolean {
  const unit = path.replace(/\.tsx?$/, '');
  // The fixes for a server are proved on the server itself, by a live suite.
  const proof = `test/${unit.replace(/^fixes\//, '')}.live.ts`;
  return [`test/${unit}.test.ts`, `test/${unit}.test.tsx`, proof].some((file) => existsSync(file));
}

/** These, and the files of the same folder that they are made of. */
function withParts(units: readonly SourceFile[]): ReadonlySet<SourceFile> {
  const found = new Set(units);
  for (const unit of found) {
    const needed = unit.imports.map(({ path }) => path);
    for (const part of sources)
      if (needed.includes(part.path) && dirname(part.path) === dirname(unit.path)) found.add(part);
  }
  return found;
}

/** Nothing in it runs: it holds types and plain values, or hands on what others define. */
function runsNothing({ code }: SourceFile): boolean {
  return !/^(?:export )?(?:(?:async )?function|class|let)\b|^(?:export )?const .*(?:=>|\()/m.test(code);
}

/** The first loop among the imports that run, as a path of files; null where there is none. */
function findCycle(files: readonly SourceFile[]): string | null {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path].join(' -> ');
    if (done.has(path)) return null;
    for (const { path: next, typeOnly } of byPath.get(path)?.imports ?? []) {
      const cycle = next === null || typeOnly ? null : visit(next, [...trail, path]);
      if (cycle !== null) return cycle;
    }
    done.add(path);
    return null;
  };
  for (const { path } of files) {
    const cycle = visit(path, []);
    if (cycle !== null) return cycle;
  }
  return null;
}
