import { describe, expect, it } from 'vitest';
import { type DirectiveItem, parseLogFormat } from '../../../src/formats/apache-log-parser/log-format-items.js';
import { readTimeField, shapeOf } from '../../../src/formats/apache-log-parser/shapes.js';

function item(text: string): DirectiveItem {
  const items = parseLogFormat(text);
  const first = 'fault' in items ? undefined : items[0];
  if (first?.kind !== 'directive') throw new Error(`${text} is no directive`);
  return first;
}

describe('readTimeField', () => {
  it.each([
    ['', 'begin', 'clf'],
    ['begin', 'begin', 'clf'],
    ['end', 'end', 'clf'],
    ['end:', 'end', 'clf'],
    ['sec', 'begin', 'sec'],
    ['begin:msec', 'begin', 'msec'],
    ['end:usec_frac', 'end', 'usec_frac'],
  ])('reads %%{%s}t', (argument, when, form) => {
    expect(readTimeField(argument)).toEqual({ when, form });
  });

  it('takes any other word for strftime', () => {
    expect(readTimeField('ending').when).toBe('begin');
    expect(readTimeField('end:%T').when).toBe('end');
    expect(typeof readTimeField('msecs').form).toBe('object');
  });
});

describe('shapeOf', () => {
  it('gives every directive a shape', () => {
    const kinds = (directives: string) => directives.split(' ').map((text) => shapeOf(item(text)).kind);
    expect(new Set(kinds('%b %B %D %I %k %O %s %S %^FB %p %P %T %t %{%F}t %{bad}p'))).toEqual(new Set(['scanned']));
    expect(new Set(kinds('%a %h %A %H %l %L %m %v %V %X %{hextid}P'))).toEqual(new Set(['word']));
    expect(new Set(kinds('%C %c %e %f %i %n %o %q %r %R %u %U %x %^ti %^to'))).toEqual(new Set(['text']));
  });

  it.each([
    ['127.0.0.1', true],
    ['host.example.com', true],
    ['::1', true],
    ['2001:db8::5', true],
    ['::ffff:192.0.2.1', true],
    ['fe80::1%en0', true],
    ['-', true],
    ['', false],
    ['api.example.com:80', false],
    ['abc.de:80', false],
    ['[::1]:80', false],
    ['[::1]', true],
    ['unix:', true],
    ['a'.repeat(256), false],
  ])('tells whether %j is a client', (text, expected) => {
    const shape = shapeOf(item('%h'));
    if (shape.kind === 'scanned') throw new Error('a client is an open value');
    expect(shape.accepts?.(Buffer.from(text), 0, text.length)).toBe(expected);
  });
});
