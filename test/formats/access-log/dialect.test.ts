import { describe, expect, it } from 'vitest';
import {
  apacheDialect,
  bareDialect,
  type Dialect,
  hashDialect,
  javaDialect,
  jsonDialect,
  percentDialect,
  plainDialect,
  plusDialect,
} from '../../../src/formats/access-log/dialect.js';
import { createLineText } from '../../../src/formats/access-log/line-text.js';

function read(dialect: Dialect, logged: string) {
  const text = createLineText(dialect);
  const bytes = Buffer.from(logged);
  text.load(bytes, 0, bytes.length);
  return { value: text.value(0, bytes.length), header: text.header(0, bytes.length) };
}

describe('a dialect', () => {
  it.each<[string, Dialect, string, string | null]>([
    ['Apache', apacheDialect, 'q\\"\\\\\\t\\xc3\\xbc\\u00fc', 'q"\\\tü\\u00fc'],
    ['Apache', apacheDialect, '-', null],
    ['Apache', apacheDialect, '', ''],
    ['escape=json', jsonDialect, 'q\\"\\\\\\t\\u001B ü \\x', 'q"\\\t\u001b ü \\x'],
    ['escape=json', jsonDialect, '-', '-'],
    ['escape=json', jsonDialect, '', null],
    ['escape=none', bareDialect, 'a\\"b', 'a\\"b'],
    ['escape=none', bareDialect, '', null],
    ['Tomcat', javaDialect, '\\u00c3\\u009cn\\f', 'Ün\f'],
    ['Tomcat', javaDialect, '\\u00fc', 'ü'],
    ['Tomcat', javaDialect, '\\u00c3\\ud83d\\ude00', 'Ã😀'],
    ['Tomcat', javaDialect, '-', null],
    ['HAProxy', hashDialect, '#22a#7Cb#C3#BC', '"a|bü'],
    ['HAProxy', hashDialect, '#zz#2', '#zz#2'],
    ['Envoy', plainDialect, 'a"\\x', 'a"\\x'],
  ])('undoes what %s writes', (_, dialect, logged, sent) => {
    expect(read(dialect, logged)).toEqual({ value: sent, header: sent });
  });

  it('undoes what IIS and CloudFront do to headers only', () => {
    expect(read(plusDialect, 'GET,+PUT')).toEqual({ value: 'GET,+PUT', header: 'GET, PUT' });
    expect(read(percentDialect, 'a%20b%2520c%25')).toEqual({ value: 'a%20b%2520c%25', header: 'a b c%' });
    expect(read(percentDialect, 'ü%C3%BC%')).toEqual({ value: 'ü%C3%BC%', header: 'üü%' });
  });
});
