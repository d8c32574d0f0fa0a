import { describe, expect, it } from 'vitest';
import { type Writer, writerOf } from '../../../src/formats/access-log/writer.js';
import { recordedLog } from '../recordings/recorded.js';

const line = (request: string, rest = '200 5 "-" "-"') => `::1 - - [22/Nov/2026:16:23:02 +0000] "${request}" ${rest}\n`;

describe('writerOf', () => {
  it.each<[string, Writer | null]>([
    ['combined', 'apache'],
    ['common', 'apache'],
    ['nginx', 'nginx'],
    ['tomcat-combined', 'tomcat'],
    ['tomcat', null],
  ])('knows who wrote %s.log', (name, writer) => {
    expect(writerOf(recordedLog(name))).toBe(writer);
  });

  it.each<[string, string, Writer | null]>([
    ['nothing odd', line('GET / HTTP/1.1'), null],
    ['digits alone, which both write', line('\\x16\\x03'), null],
    ['a status of nginx', line('GET / HTTP/1.1', '499 0 "-" "-"'), 'nginx'],
    ['what a client wrote', line('GET /\\\\x5C\\\\u00c3\\\\xc3 HTTP/1.1'), null],
    ['an address in eight groups', line('GET / HTTP/1.1').replace('::1', '2001:db8:0:0:0:0:0:5'), 'tomcat'],
    ['an address of eight groups', line('GET / HTTP/1.1').replace('::1', '2001:db8:1:2:3:4:5:6'), null],
    ['two at once', line('\\xFC') + line('\\xfc'), null],
  ])('judges %s', (_, log, writer) => {
    expect(writerOf(Buffer.from(log))).toBe(writer);
  });
});
