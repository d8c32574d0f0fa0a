import { filesBench } from './files-bench.js';

const modules = new URL('../../../node_modules', import.meta.url).pathname;

/**
 * A set-up is what follows `app = express()`. As the fix asks, lines that set the header elsewhere, marked `//CORS`,
 * are taken out, and names are added to the options marked `//OPTIONS`.
 */
export const expressBench = filesBench({
  server: 'express',
  program: process.execPath,
  files: ({ port }, setUp, parts) => {
    const middleware = parts.filter(({ where }) => where.includes('express()')).map(({ text }) => text);
    const options = parts.filter(({ where }) => where.includes('options')).map(({ text }) => text);
    const rest = middleware.length > 0 ? setUp.replace(/^.*\/\/CORS$/gm, '') : setUp;
    return {
      'app.mjs': `
import { createRequire } from 'node:module';
import express from 'express';
const app = express();
${middleware.join('\n')}
${withOptions(rest, options.join('\n'))}
app.options('/api/items', (req, res) => res.sendStatus(204));
app.use((req, res, next) => (req.method === 'OPTIONS' ? next() : res.send(req.method + ' ' + req.originalUrl)));
app.listen(${port}, '127.0.0.1');
`,
    };
  },
  links: { node_modules: modules },
  checkArgs: (root) => ['--check', `${root}/app.mjs`],
  runArgs: (root) => [`${root}/app.mjs`],
});

/** `methods: ['GET'], //OPTIONS` with the names of a fix beside them; a string, which is no list, gives way. */
function withOptions(setUp: string, fix: string): string {
  return setUp.replace(
    /^ *(\w+): (?:\[(.*)\]|'.*'), \/\/OPTIONS$/gm,
    (line: string, option: string, names?: string) => {
      const added = new RegExp(`^${option}: \\[(.*)\\],$`, 'm').exec(fix)?.[1];
      if (added === undefined) return line;
      return `${option}: [${names === undefined ? added : `${names}, ${added}`}],`;
    },
  );
}
