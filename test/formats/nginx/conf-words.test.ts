import { describe, expect, it } from 'vitest';
import { readConfTokens } from '../../../src/formats/nginx/conf-words.js';

const read = (text: string) =>
  readConfTokens(text).map(({ kind, text: word }) => (kind === 'mark' ? `<${word}>` : word));

describe('readConfTokens', () => {
  it.each<[string, readonly string[]]>([
    ['a b;', ['a', 'b', '<;>']],
    ['server{listen 80;}', ['server', '<{>', 'listen', '80', '<;>', '<}>']],
    ["f 'it''s' \"x y\";", ['f', 'it', 's', 'x y', '<;>']],
    ['# c ; {\na;#b', ['a', '<;>']],
    ["'a\\'b\\\\c\\n\\q'", ["a'b\\c\n\\q"]],
    ['a\x24{b}c;', ['a\x24{b}c', '<;>']],
    ["'$a' '#;{}'", ['$a', '#;{}']],
    ["'never ends", ['never ends']],
    ['a\\', ['a\\']],
    ['', []],
  ])('splits %j', (text, words) => {
    expect(read(text)).toEqual(words);
  });
});
