import { isVariable, pathTemplate } from './path-template.js';

/** Longer paths are seldom, and a template may end within them. */
const longest = 100;

const slash = 0x2f;
const asterisk = 0x2a;
const basis = 0x811c9dc5;
const prime = 0x01000193;

const other = 0;
const digit = 1;
const hexLetter = 2;
const dot = 3;
const percent = 4;
const ends = 5;

/** What a character does to its segment, by its code. */
const kinds = new Uint8Array(128);
for (const char of '0123456789') kinds[char.charCodeAt(0)] = digit;
for (const char of 'abcdefABCDEF') kinds[char.charCodeAt(0)] = hexLetter;
for (const char of '/?#') kinds[char.charCodeAt(0)] = ends;
kinds['.'.charCodeAt(0)] = dot;
kinds['%'.charCodeAt(0)] = percent;

const uuidLength = 36;
const shortEncoded = 24;

/** A hash of `pathTemplate(url)`, which is not made for it. */
export function templateHash(url: string): number {
  if (url.charCodeAt(0) !== slash) return hashOf(pathTemplate(url));
  let hash = Math.imul(basis ^ slash, prime);
  let before = hash;
  let digits = 0;
  let letters = 0;
  let dots = 0;
  let percents = 0;
  let start = 1;
  for (let at = 1; ; at++) {
    const code = at < url.length ? url.charCodeAt(at) : 0x3f;
    const kind = code < 128 ? (kinds[code] as number) : other;
    if (kind !== ends) {
      if (kind === digit) digits++;
      else if (kind === hexLetter) letters++;
      else if (kind === dot) dots++;
      else if (kind === percent) percents++;
      hash = Math.imul(hash ^ code, prime);
      continue;
    }
    if (at > longest) return hashOf(pathTemplate(url));
    const length = at - start;
    const isNumber = digits > 0 && digits === length;
    const isWord = digits > 0 && length >= 12 && digits + letters === length;
    const isToken = digits >= 4 && length > 8 && dots === 0;
    const isOdd = length === uuidLength || (percents > 0 && length > shortEncoded);
    if (isNumber || isWord || isToken || (isOdd && isVariable(url.slice(start, at)))) {
      hash = Math.imul(before ^ asterisk, prime);
    }
    if (code !== slash) return hash;
    hash = Math.imul(hash ^ slash, prime);
    before = hash;
    digits = letters = dots = percents = 0;
    start = at + 1;
  }
}

/** Whether a template is that of this URL, where their hashes are the same: an asterisk is taken for any segment. */
export function isTemplateOf(template: string, url: string): boolean {
  if (url.charCodeAt(0) !== slash || template.length > longest) return template === pathTemplate(url);
  let at = 0;
  for (let i = 0; i < template.length; i++) {
    const code = template.charCodeAt(i);
    if (code === asterisk && isAlone(template, i)) {
      while (at < url.length && !endsSegment(url.charCodeAt(at))) at++;
      continue;
    }
    if (at >= url.length || url.charCodeAt(at) !== code) return false;
    at++;
  }
  return at >= url.length || (url.charCodeAt(at) !== slash && endsSegment(url.charCodeAt(at)));
}

function isAlone(template: string, at: number): boolean {
  return template.charCodeAt(at - 1) === slash && (at + 1 === template.length || template.charCodeAt(at + 1) === slash);
}

function endsSegment(code: number): boolean {
  return code < 128 && kinds[code] === ends;
}

function hashOf(text: string): number {
  let hash = basis;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), prime);
  return hash;
}
