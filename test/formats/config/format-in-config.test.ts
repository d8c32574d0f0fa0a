import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formatInConfig } from '../../../src/formats/config/format-in-config.js';
import { recordedConfig } from '../recordings/recorded.js';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const titleOf = (fileAndName: string) => {
  const format = formatInConfig(fileAndName);
  return 'error' in format ? format.error.replaceAll(folder, '') : format.title;
};

describe('formatInConfig', () => {
  it.each([
    ['httpd.conf', 'corsdiag', 'the given LogFormat'],
    ['nginx-cors.conf', 'json', 'the given log_format'],
    ['haproxy.cfg', 'site', 'HAProxy with its configuration'],
    ['tomcat/server.xml', 'cors', 'the given pattern'],
  ])('finds in %s the format %s', (name, format, title) => {
    expect(titleOf(`${recordedConfig(name)}:${format}`)).toBe(title);
  });

  it('needs no name where there is one format, or one that is used', () => {
    expect(titleOf(file('one.conf', 'LogFormat "%r" a'))).toBe('the given LogFormat');
    expect(titleOf(file('used.conf', 'LogFormat "%r" a\nLogFormat "%m" b\nCustomLog x b'))).toBe('the given LogFormat');
    expect(titleOf(file('light.conf', 'accesslog.format = "%h %r"'))).toBe('the given accesslog.format');
  });

  it('finds a file whose name holds a colon', () => {
    expect(titleOf(file('a:b.conf', 'LogFormat "%r" a'))).toBe('the given LogFormat');
    expect(titleOf(`${file('c:d.conf', 'LogFormat "%r" a')}:a`)).toBe('the given LogFormat');
  });

  it.each([
    [
      'two.conf',
      'LogFormat "%r" a\nLogFormat "%m" b',
      '',
      '/two.conf defines several log formats: name one of them, as in @/two.conf:a (it defines a, b)',
    ],
    ['two.conf', 'LogFormat "%r" a\nLogFormat "%m" b', ':c', '/two.conf defines no log format "c" (it defines a, b)'],
    [
      'none.conf',
      'Listen 80',
      '',
      '/none.conf defines no log format (LogFormat, log_format, accesslog.format, AccessLogValve or option httplog)',
    ],
    ['odd.conf', 'LogFormat "%z" a', '', 'Unrecognized LogFormat directive %z at character 2'],
  ])('says what is wrong with %s', (name, text, suffix, error) => {
    expect(titleOf(file(name, text) + suffix)).toBe(error);
  });

  it('says that a file is not there', () => {
    expect(titleOf(join(folder, 'missing.conf'))).toBe(
      '/missing.conf does not exist: check its name and the folder it is in',
    );
    expect(titleOf(join(folder, 'missing.conf:x'))).toMatch(/^\/missing\.conf does not exist/);
  });
});
