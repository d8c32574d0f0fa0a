import { decodeEntities } from './html-entities.js';

const markup = /<(?:!doctype|!--|html|head|body|title|br|b|p|h[1-6]|pre|table|div|font|style)\b[^<>]{0,300}>/i;
/** How far into a text its first tag may stand: an application may have answered something before it failed. */
const head = 4096;

/** Elements whose content nobody reads, each with what ends it. */
const unread: ReadonlyMap<string, RegExp> = new Map(
  ['style', 'script', 'svg', 'noscript', 'template'].map((name) => [name, new RegExp(`</${name}`, 'gi')]),
);
/** Elements within a line. */
const inline = new Set(
  'a abbr b bdi cite code em font i kbd mark q s samp small span strong sub sup tt u var'.split(' '),
);
const cells = new Set(['td', 'th']);
const tagName = /[a-z][a-z0-9]{0,20}/iy;

/** Whether a body is a page, or has the tags of one. */
export function looksLikeHtml(text: string): boolean {
  return markup.test(text.slice(0, head));
}

/**
 * The words of a page, with its line ends and one for each element that begins a line. Comments are words too: several
 * frameworks hide the trace in one. Looks at every character once.
 */
export function htmlToText(html: string): string {
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) break;
    text += html.slice(at, open);
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      text += `\n${html.slice(open + 4, end === -1 ? html.length : end)}\n`;
      at = end === -1 ? html.length : end + 3;
      continue;
    }
    const isEnd = html[open + 1] === '/';
    const name = nameAt(html, open + (isEnd ? 2 : 1));
    if (name === '' && html[open + 1] !== '!' && html[open + 1] !== '?') {
      text += '<';
      at = open + 1;
      continue;
    }
    const close = html.indexOf('>', open);
    if (close === -1) return decodeEntities(text);
    at = close + 1;
    const ending = isEnd ? undefined : unread.get(name);
    if (ending !== undefined) {
      ending.lastIndex = at;
      const found = ending.exec(html);
      if (found === null) return decodeEntities(text);
      at = found.index;
    } else if (cells.has(name)) text += ' ';
    else if (!inline.has(name)) text += '\n';
  }
  return decodeEntities(text + html.slice(at));
}

function nameAt(html: string, at: number): string {
  tagName.lastIndex = at;
  return tagName.exec(html)?.[0].toLowerCase() ?? '';
}
