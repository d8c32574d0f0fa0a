import { describe, expect, it } from 'vitest';
import { shareOfFittingLines } from '../../../src/formats/access-log/share-of-lines.js';
import { compileLogFormat } from '../../../src/formats/apache-log-parser/log-parser.js';

const parser = compileLogFormat('%h %s');
if ('error' in parser) throw new Error(parser.error);

describe('shareOfFittingLines', () => {
  it.each([
    ['::1 200\n::1 404\r\n', 2, 2],
    ['x\n::1 404\n\n', 1, 3],
    ['::1 200\n::1 4', 2, 2],
    ['::1 200\n::', 1, 1],
    ['', 0, 0],
    ['::1 200\n'.repeat(1000), 200, 200],
  ])('counts %j', (head, fitting, lines) => {
    expect(shareOfFittingLines(parser, Buffer.from(head))).toEqual({ fitting, lines });
  });
});
