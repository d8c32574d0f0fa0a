import { describe, expect, it } from 'vitest';
import type { CompileError } from '../../src/formats/apache-log-parser/log-parser.js';
import type { Format } from '../../src/formats/format.js';
import { formatFromString, formatLanguages, givenFormat, givenHaproxyFormat } from '../../src/formats/given-format.js';

const titleOf = (format: Format | CompileError | null) =>
  format === null ? null : 'error' in format ? `error: ${format.error}` : format.title;

describe('formatFromString', () => {
  it.each([
    ['%h %r', 'the given LogFormat'],
    ['apache:%h %r', 'the given LogFormat'],
    ['$remote_addr "$request"', 'the given log_format'],
    ["log_format x '$request_method $uri';", 'the given log_format'],
    ['nginx:$request_method $uri', 'the given log_format'],
    ['\x24{request} 100%', 'the given log_format'],
    ['lighttpd:%h %V %t "%r"', 'the given accesslog.format'],
    ['tomcat:common', 'the given pattern'],
    ['haproxy:%ci %r', 'the given log-format'],
    ['[%START_TIME%] %REQ(:METHOD)%', 'the given Envoy format'],
    ['envoy:%REQ(:METHOD)%', 'the given Envoy format'],
    ['json:method=$.m,url=$.u', 'JSON lines with the given field map'],
    ['nonsense', null],
    ['other:x', null],
  ])('knows whose %s is', (typed, title) => expect(titleOf(formatFromString(typed))).toBe(title));

  it.each([
    ['nginx:$status', /^error: This log format shows no method \(\$request or/],
    ['tomcat:%y', /^error: AccessLogValve has no pattern %y$/],
    ['json:x', /^error: "x" is not of the form/],
    ['nginx:log_format x escape=xml $request;', /^error: nginx knows no escape=xml/],
  ])('says what is wrong with %s', (typed, error) => expect(titleOf(formatFromString(typed))).toMatch(error));
});

describe('givenFormat', () => {
  it('names the server in its traits', () => {
    const sink = { record: () => {}, unreadable: () => {}, note: () => {} };
    const interest = { hasOpenPreflight: () => false };
    for (const language of formatLanguages) {
      const format = givenFormat(
        language,
        language === 'nginx' ? '$request' : language === 'envoy' ? '%REQ(:METHOD)%' : '%r',
      );
      if ('error' in format) throw new Error(format.error);
      expect(format.open({ file: 'x', sink, interest }).traits().server).toBe(language);
    }
  });

  it('refuses a language that it does not know', () => {
    expect(titleOf(givenFormat('cobol', 'x'))).toBe('error: No format strings of "cobol" are known');
  });

  it('reads HAProxy with what its configuration captures', () => {
    expect(titleOf(givenHaproxyFormat(null, { request: ['origin'] }))).toBe('HAProxy with its configuration');
  });
});
