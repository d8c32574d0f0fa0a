import type { CompileError } from '../apache-log-parser/log-parser.js';
import type { Format } from '../format.js';
import { givenFormat } from '../given-format.js';
import { readConfTokens } from '../nginx/conf-words.js';
import { nginx } from '../nginx.js';
import type { ConfigReader } from './named-format.js';

/** nginx's own, which no file defines. */
const predefined = 'combined';

/** `log_format` and the `access_log`s that use it, on any level. */
export const readNginxConf: ConfigReader = (text) => {
  const formats = new Map<string, readonly string[]>();
  const used = new Set<string>();
  let words: string[] = [];
  for (const { text: token, kind } of readConfTokens(text)) {
    if (kind === 'word') {
      words.push(token);
      continue;
    }
    const [directive, first, second] = words;
    if (directive === 'log_format' && first !== undefined) formats.set(first, words.slice(2));
    if (directive === 'access_log' && first !== 'off') used.add(second ?? predefined);
    words = [];
  }
  const named = [...formats].map(([name, rest]) => ({ name, used: used.has(name), format: () => formatOf(rest) }));
  if (!used.has(predefined)) return named;
  return [...named, { name: predefined, used: true, format: () => nginx }];
};

function formatOf(words: readonly string[]): Format | CompileError {
  // As typed again: quotes in a quoted word would end it.
  const quoted = words.map((one) => (one.startsWith('escape=') ? one : `'${one.replace(/[\\']/g, '\\$&')}'`));
  return givenFormat('nginx', `log_format named ${quoted.join(' ')};`);
}
