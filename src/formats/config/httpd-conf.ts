import { givenFormat } from '../given-format.js';
import type { ConfigReader } from './named-format.js';

/** A word in quotes, in which a backslash takes the next character with it, or without. */
const word = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s"']\S*/g;

/** `LogFormat` and the `CustomLog`s that use it, in any section; a backslash at its end continues a line. */
export const readHttpdConf: ConfigReader = (text) => {
  const formats = new Map<string, string>();
  const used = new Set<string>();
  for (const line of text.replace(/\\\r?\n/g, '').split('\n')) {
    const [, directive = '', rest = ''] = /^\s*(LogFormat|CustomLog|GlobalLog)\s+(.*)$/i.exec(line) ?? [];
    const [first, second] = rest.match(word) ?? [];
    if (directive.toLowerCase() === 'logformat') {
      if (first !== undefined) formats.set(second ?? '', first);
    } else if (second !== undefined) {
      if (isFormat(second)) formats.set('', second);
      used.add(isFormat(second) ? '' : second.replace(/^["']|["']$/g, ''));
    }
  }
  return [...formats].map(([name, format]) => ({
    name,
    used: used.has(name),
    format: () => givenFormat('apache', format),
  }));
};

function isFormat(wordOfCustomLog: string): boolean {
  return wordOfCustomLog.includes('%');
}
