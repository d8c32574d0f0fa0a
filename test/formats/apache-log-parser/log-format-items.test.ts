import { describe, expect, it } from 'vitest';
import { type DirectiveItem, parseLogFormat } from '../../../src/formats/apache-log-parser/log-format-items.js';

function directive(text: string): DirectiveItem {
  const items = parseLogFormat(text);
  if ('fault' in items) throw new Error(items.fault);
  const [item] = items;
  if (items.length !== 1 || item?.kind !== 'directive') throw new Error(`${text} is not one directive`);
  return item;
}

describe('parseLogFormat', () => {
  it('splits a format into literals and directives', () => {
    expect(parseLogFormat('%h "%{Referer}i"')).toEqual([
      { kind: 'directive', directive: '%h', letter: 'h', argument: '', request: 'final', condition: null },
      { kind: 'literal', text: ' "' },
      {
        kind: 'directive',
        directive: '%{Referer}i',
        letter: 'i',
        argument: 'Referer',
        request: 'final',
        condition: null,
      },
      { kind: 'literal', text: '"' },
    ]);
  });

  it.each([...'aAbBcCDefhHiIklLmnoOpPqrRsStTuUvVxX', '^FB', '^ti', '^to'])('knows %%%s', (letter) => {
    expect(directive(`%${letter}`).letter).toBe(letter);
    expect(directive(`%{X}${letter}`).argument).toBe('X');
  });

  it('takes the original or the final request as httpd does', () => {
    const request = (text: string) => directive(text).request;
    expect(['%s', '%U', '%T', '%D', '%r', '%L', '%R'].map(request)).toEqual(Array(7).fill('original'));
    expect(['%>s', '%>U', '%m', '%u', '%q'].map(request)).toEqual(Array(5).fill('final'));
    expect(['%<s', '%<m', '%<u'].map(request)).toEqual(Array(3).fill('original'));
  });

  it('reads conditions in any order', () => {
    expect(directive('%400,404{User-agent}i').condition).toEqual({ statuses: [400, 404], negated: false });
    expect(directive('%!200,304,302{X}i').condition).toEqual({ statuses: [200, 304, 302], negated: true });
    expect(directive('%>404s').condition).toEqual({ statuses: [404], negated: false });
    expect(directive('%404>s').request).toBe('final');
  });

  it('joins what is literal, percent signs too, and undoes its escapes', () => {
    expect(parseLogFormat('a%%b\\t\\\\\\q\\x41')).toEqual([{ kind: 'literal', text: 'a%b\t\\\\q\\x41' }]);
  });

  it.each([
    ['%h %l %u %z', 'Unrecognized LogFormat directive %z', 9],
    ['%>%', 'Unrecognized LogFormat directive %%', 0],
    ['%^zz', 'Unrecognized LogFormat directive %^', 0],
    ['%h %😀', 'Unrecognized LogFormat directive %😀', 3],
    ['%h %{Referer', 'Ran off end of LogFormat parsing args to some directive', 3],
    ['100%', 'Ran off end of LogFormat parsing args to some directive', 3],
  ])('refuses %s as httpd does', (text, fault, at) => {
    expect(parseLogFormat(text)).toEqual({ fault, at });
  });
});
