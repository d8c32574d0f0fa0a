import { describe, expect, it } from 'vitest';
import { parseLogFormat } from '../../../src/formats/apache-log-parser/log-format-items.js';
import { anyByte, compileSteps, endOfLine, type Step } from '../../../src/formats/apache-log-parser/match-steps.js';

function steps(format: string): readonly Step[] {
  const items = parseLogFormat(format);
  if ('fault' in items) throw new Error(items.fault);
  return compileSteps(items);
}

const kinds = (format: string) => steps(format).map(({ kind }) => kind);

describe('compileSteps', () => {
  it('finds for each value the surest way to its end', () => {
    expect(kinds('%h %u %t "%r" %>s')).toEqual([
      ...['word', 'literal', 'open', 'literal', 'scanned', 'literal', 'quoted', 'literal', 'scanned'],
    ]);
    expect(kinds('"%u"')).toEqual(['literal', 'open', 'literal']);
    expect(kinds('%v:%h')).toEqual(['open', 'literal', 'word']);
    expect(kinds('%r|%{Referer}i')).toEqual(['open', 'literal', 'last']);
  });

  it('numbers the values, not the literals', () => {
    expect(steps('a%h b%r').map(({ field }) => field)).toEqual([-1, 0, -1, 1]);
  });

  it('names each step as a reason needs it', () => {
    expect(steps('"%{Referer}i" %>s').map(({ name }) => name)).toEqual(['"\\""', '%{Referer}i', '"\\" "', '%>s']);
  });

  it.each<[string, number, number]>([
    ['%r|', 0x7c, 0x7c],
    ['%h', endOfLine, endOfLine],
    ['%V%U', 0x2f, 0x2f],
    ['%U%q|', 0x3f, 0x7c],
    ['%U%q', 0x3f, endOfLine],
    ['%r%b', anyByte, anyByte],
  ])('knows what may stand behind the first value of %s', (format, followerA, followerB) => {
    expect(steps(format)[0]).toMatchObject({ followerA, followerB });
  });
});
