import { describe, expect, it } from 'vitest';
import { createItems } from '../../../src/formats/access-log/items.js';
import { addDatePattern } from '../../../src/formats/tomcat/date-pattern.js';

function read(pattern: string) {
  const items = createItems();
  const unknown = addDatePattern(items, 'time', 'begin', pattern);
  return unknown ?? items.list().map((item) => (item.kind === 'directive' ? item.argument : item.text));
}

describe('addDatePattern', () => {
  it.each<[string, readonly string[]]>([
    ['dd/MMM/yyyy:HH:mm:ss Z', ['begin:%d/%b/%Y:%H:%M:%S %z']],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", ['begin:%Y-%m-%dT%H:%M:%S.', 'begin:msec_frac', 'begin:%z']],
    ["d.M.yy hh 'o''clock' a '' 100%", ["begin:%d.%m.%y %I o'clock %p ' 100%%"]],
    ['EEE, EEEE MMMM z DDD', ['begin:%a, %A %B %Z %j']],
  ])('spells %s', (pattern, expected) => {
    expect(read(pattern)).toEqual(expected);
  });

  it('says which letter it does not know', () => {
    expect(read('yyyy-ww')).toBe('ww');
  });
});
