// `node .ci/bundle.mjs FOLDER`: makes few files of the many of a compiled FOLDER, for a fast start. The command becomes
// one; the dashboard, with Ink and React, another, so that their forty packages need not be installed. The library
// stays as it was compiled.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const compiled = resolve(process.argv[2] ?? 'dist');
const stringWidth = fileURLToPath(import.meta.resolve('string-width'));
const entries = ['cli/main', 'views/tui/run-tui', 'link/ahead/block-worker', 'input/pipe-worker'];

/** A module that looks for files beside itself has to stay where it is. */
const whereItIs = {
  name: 'where-it-is',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir, kind }) => {
      const file = resolve(resolveDir, path);
      const isOurs = file.startsWith(compiled + sep) && kind !== 'entry-point';
      if (!isOurs || !readFileSync(file, 'utf8').includes('import.meta.url')) return undefined;
      return { path: file, namespace: 'where-it-is', external: true };
    });
  },
};

/** Ink looks for the React DevTools where they are asked for; they are not there. */
const noDevtools = {
  name: 'no-devtools',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/devtools\.js$/ }, () => ({ path: 'devtools', namespace: 'empty' }));
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }));
  },
};

/** Nearly all that is measured is plain; the tables of Unicode, slow to load, are for the rest. */
const simpleWidthFirst = {
  name: 'simple-width-first',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^string-width$/ }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'width', pluginData: compiled } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'width' }, ({ pluginData }) => ({
      resolveDir: pluginData,
      contents: `import { simpleWidth } from './views/shared/simple-width.js';
        const colours = /\\x1b\\[[0-9;]*m/g;
        const measure = (text, options) => require(${JSON.stringify(stringWidth)}).default(text, options);
        export default (text, options) => simpleWidth(text.replace(colours, '')) ?? measure(text, options);`,
    }));
  },
};

/**
 * What takes lines apart character by character loads the tables of graphemes, which is slow, and is not needed: our
 * lines have their width already.
 */
const lateGrid = {
  name: 'late-grid',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^slice-ansi$|^\.\/output\.js$/ }, ({ path, kind, importer, resolveDir }) =>
      kind === 'import-statement' && importer.includes('node_modules')
        ? { path, namespace: 'late', pluginData: resolveDir }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'late' }, ({ path, pluginData }) => ({
      resolveDir: pluginData,
      contents: `export default function (...given) {
          const it = require(${JSON.stringify(path)}).default;
          return new.target === undefined ? it(...given) : new it(...given);
        }`,
    }));
  },
};

/**
 * Our lines have their places already, and in the linear mode in which Ink joins them it asks Yoga for nothing; but to
 * load that engine would take longer than all that Ink does. Every question is answered with 0, every constant is its
 * own name.
 */
const noLayout = {
  name: 'no-layout',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^yoga-layout$/ }, ({ path }) => ({ path, namespace: 'no-layout' }));
    onLoad({ filter: /.*/, namespace: 'no-layout' }, () => ({
      contents: `const node = new Proxy({}, { get: () => () => 0 });
        export default new Proxy({ Node: { create: () => node } }, { get: (known, name) => known[name] ?? name });`,
    }));
  },
};

const { metafile, outputFiles } = await build({
  entryPoints: Object.fromEntries(entries.map((entry) => [entry, join(compiled, `${entry}.js`)])),
  outdir: compiled,
  chunkNames: 'chunks/[name]-[hash]',
  write: false,
  metafile: true,
  bundle: true,
  splitting: true,
  minify: true,
  legalComments: 'none',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  define: { 'process.env.NODE_ENV': '"production"' },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  plugins: [whereItIs, noDevtools, noLayout, simpleWidthFirst, lateGrid],
  logLevel: 'error',
});

for (const folder of ['cli', 'views/tui']) removeScripts(join(compiled, folder));
mkdirSync(join(compiled, 'chunks'), { recursive: true });
for (const { path, text } of outputFiles) writeOutput(path, text);
writeFileSync(join(compiled, 'chunks', 'LICENSES.txt'), licencesOf(Object.keys(metafile.inputs)));

function writeOutput(path, text) {
  // esbuild writes the places of what stayed outside as it was told: absolute.
  const here = text.replaceAll(compiled + sep, `${relative(dirname(path), compiled).split(sep).join('/')}/`);
  writeFileSync(path, here);
}

function removeScripts(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    if (/\.js$/.test(String(name))) rmSync(join(folder, String(name)));
  }
}

/** What is bundled keeps its licence. */
function licencesOf(inputs) {
  const packages = new Set(inputs.flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []));
  const texts = [...packages].sort().map((path) => {
    const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    const file = ['license', 'LICENSE', 'LICENSE.md', 'license.md'].map((one) => join(path, one)).find(existsSync);
    return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(file, 'utf8').trim()}\n`;
  });
  return texts.join('\n----\n\n');
}
