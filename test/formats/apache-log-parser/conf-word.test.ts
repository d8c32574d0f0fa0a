import { describe, expect, it } from 'vitest';
import { readConfWord } from '../../../src/formats/apache-log-parser/conf-word.js';

describe('readConfWord', () => {
  const unquoted = '%h "%r" %>s';

  it.each([
    ['already unquoted', '%h "%r" %>s'],
    ['quoted', '"%h \\"%r\\" %>s"'],
    ['with its nickname', '"%h \\"%r\\" %>s" mine'],
    ['as a whole directive', '  LogFormat "%h \\"%r\\" %>s" mine '],
    ['in single quotes', 'LogFormat \'%h "%r" %>s\' mine'],
    ['escaped without its outer quotes', '%h \\"%r\\" %>s'],
    ['between spaces', ' %h "%r" %>s '],
  ])('takes a format %s', (_, typed) => {
    expect(readConfWord(typed).text).toBe(unquoted);
  });

  it('keeps the quotes of a format that begins with a quoted field', () => {
    expect(readConfWord('"%r" %>s').text).toBe('"%r" %>s');
    expect(readConfWord('"%r" "%{Referer}i"').text).toBe('"%r" "%{Referer}i"');
  });

  it('removes only the backslashes that quoting needs', () => {
    expect(readConfWord('"a\\tb\\\\c\\x"').text).toBe('a\\tb\\c\\x');
  });

  it('knows where each character was typed', () => {
    const { text, typedAt } = readConfWord('LogFormat "\\"%z" x');
    expect(text).toBe('"%z');
    expect(typedAt(1)).toBe(13);
  });
});
