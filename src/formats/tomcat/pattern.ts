import { javaDialect } from '../access-log/dialect.js';
import { createItems, type Items } from '../access-log/items.js';
import { type Layout, layOut } from '../access-log/layout.js';
import { foreignLetters } from '../apache-log-parser/log-format-items.js';
import type { CompileError } from '../apache-log-parser/log-parser.js';
import { addDatePattern } from './date-pattern.js';

const shorthands: ReadonlyMap<string, string> = new Map([
  ['common', '%h %l %u %t "%r" %s %b'],
  ['combined', '%h %l %u %t "%r" %s %b "%{Referer}i" "%{User-Agent}i"'],
]);

const { text, seconds } = foreignLetters;

/** Letters of AccessLogValve without braces; most mean what Apache's mean. */
const letters: ReadonlyMap<string, string> = new Map([
  ...'aAbBDhHlmpqrsuUvX'.split('').map((letter) => [letter, letter] as const),
  // What Apache uses these for is a number, here a time to the first byte, a thread and a session.
  ['F', text],
  ['I', text],
  ['S', text],
  ['T', seconds],
]);

/** Letters behind braces: session and request attributes are of no use here. */
const arguments_: ReadonlyMap<string, string> = new Map([
  ['a', 'a'],
  ['c', 'C'],
  ['i', 'i'],
  ['o', 'o'],
  ['p', 'p'],
  ['r', text],
  ['s', text],
]);

const peer: ReadonlyMap<string, string> = new Map([
  ['remote', ''],
  ['peer', 'c'],
]);

/** Lays out the `pattern` of an AccessLogValve. Tomcat logs at the end, and its times are those of the end. */
export function layOutTomcat(pattern: string): Layout | CompileError {
  const items = createItems();
  const source = shorthands.get(pattern.trim()) ?? pattern;
  for (const [token, argument, letter] of source.matchAll(/%\{([^}]*)\}(.)|%(.)|[^%]+|%/gs)) {
    if (!token.startsWith('%')) {
      items.literal(token);
      continue;
    }
    const fault = argument === undefined ? addLetter(items, token) : addArgument(items, token, argument, letter ?? '');
    if (fault) return { error: `AccessLogValve has no pattern ${token}` };
  }
  return layOut(items.list(), { dialect: javaDialect });
}

function addLetter(items: Items, token: string): boolean {
  const letter = token.slice(1);
  if (letter === '%') items.literal('%');
  else if (letter === 't') items.field(token, 't', 'end');
  else {
    const known = letters.get(letter);
    if (known === undefined) return true;
    items.field(token, known);
  }
  return false;
}

function addArgument(items: Items, token: string, argument: string, letter: string): boolean {
  if (letter === 't') return addTime(items, token, argument);
  if (letter === 'T') {
    if (argument === 'fracsec') items.field(token, seconds);
    else items.field(token, argument === 'ns' ? text : 'T', argument);
    return false;
  }
  const known = arguments_.get(letter);
  if (known === undefined) return true;
  items.field(token, known, known === 'a' ? (peer.get(argument) ?? 'c') : argument);
  return false;
}

function addTime(items: Items, token: string, argument: string): boolean {
  const [, begins, format = ''] = /^(?:(begin)|end)?:?(.*)$/s.exec(argument) ?? [];
  const when = begins === undefined ? 'end' : 'begin';
  if (format === '') items.field(token, 't', when);
  else if (/^(?:sec|msec|msec_frac)$/.test(format)) items.field(token, 't', `${when}:${format}`);
  else return addDatePattern(items, token, when, format) !== null;
  return false;
}
