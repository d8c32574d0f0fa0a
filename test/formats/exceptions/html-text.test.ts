import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEntities } from '../../../src/formats/exceptions/html-entities.js';
import { htmlToText, looksLikeHtml } from '../../../src/formats/exceptions/html-text.js';

const wordsOf = (html: string) =>
  htmlToText(html)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe('htmlToText', () => {
  it('begins lines where a browser would, and leaves out what nobody reads', () => {
    const page =
      '<!doctype html><title>Error</title><style>p > a {}</style><script>if (a < b) x("</p>")</script><body class="a"><p>one <b>two</b><br/>three<svg><path d="M1"/></svg></p><table><tr><td>a<td>b</table>';
    expect(wordsOf(page)).toEqual(['Error', 'one two', 'three', 'a b']);
  });

  it('reads comments, and what is like a tag and is none', () => {
    expect(wordsOf('<pre>a <- b <1> </pre><!-- #0 trace -->\n<!-- no end')).toEqual([
      'a <- b <1>',
      '#0 trace',
      'no end',
    ]);
  });

  it.each([
    ['an element without end', '<p>a</p><style>b'],
    ['a tag without end', '<p>a</p><span b'],
  ])('stops at %s', (_, html) => {
    expect(wordsOf(html)).toEqual(['a']);
  });

  it('never makes a text longer than it was by more than its line ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '!', '-', '/', 'b', 'td', '&lt;', ' ') }), (html) => {
        expect(htmlToText(html).length).toBeLessThanOrEqual(html.length * 2);
      }),
    );
  });
});

describe('looksLikeHtml', () => {
  it.each([
    ['<!DOCTYPE html><html>', true],
    ['<br />\n<b>Fatal error</b>', true],
    ['<h1>Orders</h1>', true],
    ['no stock of <coffee> & others', false],
    ['{"a":1}', false],
  ])('%s', (text, expected) => {
    expect(looksLikeHtml(text)).toBe(expected);
  });
});

describe('decodeEntities', () => {
  it.each([
    ['&lt;a&gt; &amp;amp; &quot;&#39;&#x27;&apos;', `<a> &amp; "'''`],
    ['a&nbsp;b&nbspc\u00a0d&#160;e', 'a b c d e'],
    ['&#x1F600; &#0; &#x110000; &unknown; &', '😀 &#0; &#x110000; &unknown; &'],
  ])('%s', (text, expected) => {
    expect(decodeEntities(text)).toBe(expected);
  });
});
