import { describe, expect, it } from 'vitest';
import { layOutLogFormat } from '../../../src/formats/access-log/layout.js';
import { describePlainLines } from '../../../src/formats/access-log/plain-lines.js';
import { describePrefix } from '../../../src/formats/access-log/prefix.js';

const combined = '%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"';

function shapeOf(format: string) {
  const layout = layOutLogFormat(format);
  if ('error' in layout) throw new Error(layout.error);
  const prefix = describePrefix(layout.items, layout.columns);
  return prefix === null ? null : describePlainLines(layout, prefix);
}

describe('formats whose lines say no more than is looked at', () => {
  it.each([
    ['combined', combined, true],
    ['combined behind a virtual host', `%v ${combined}`, true],
    ['combined with bytes and time', `${combined} %I %O %D`, true],
    ['common', '%h %l %u %t "%r" %>s %b', false],
    ['with Origin', `${combined} "%{Origin}i"`, false],
    ['with a header of the answer', `${combined} "%{Access-Control-Allow-Origin}o"`, false],
    ['with a proxy that speaks for others', `${combined} "%{X-Forwarded-For}i"`, false],
    ['with cookies', `${combined} "%{Cookie}i"`, false],
    ['with an id for the error log', `${combined} %L`, false],
    ['with a header under a condition', combined.replace('%{Referer}i', '%400{Referer}i'), false],
    ['in milliseconds', combined.replace('%t', '[%{msec}t]'), false],
    ['with another host than the one before the client', `%v ${combined} "%{Host}i"`, false],
    ['with something of any form', `${combined} %{X}e`, false],
    ['with another quoted value', `${combined} "%{X}e"`, true],
  ])('%s', (_, format, isPlain) => {
    expect(shapeOf(format) !== null).toBe(isPlain);
  });
});

it('says how such lines go on behind the request', () => {
  expect(shapeOf(`${combined} %D`)).toEqual({
    steps: [
      { kind: 'literal', text: '" ' },
      { kind: 'status' },
      { kind: 'literal', text: ' ' },
      { kind: 'size' },
      { kind: 'literal', text: ' "' },
      { kind: 'referer' },
      { kind: 'literal', text: '" "' },
      { kind: 'agent' },
      { kind: 'literal', text: '" ' },
      { kind: 'number' },
    ],
  });
});
