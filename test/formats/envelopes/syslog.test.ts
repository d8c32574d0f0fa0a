import { expect, it } from 'vitest';
import { syslog, syslogProtocol } from '../../../src/formats/envelopes/syslog.js';

const textOf = (letter: ReturnType<typeof syslog.open>) => letter?.bytes.toString() ?? null;

it('takes off host and program, and keeps what looks like them in the line', () => {
  expect(textOf(syslog.open(Buffer.from('Nov 23 10:00:00 web1 nginx: web1 nginx: it')))).toBe('web1 nginx: it');
  expect(textOf(syslog.open(Buffer.from('Nov 23 10:00:00 2001:db8::7 nginx[7]: it')))).toBe('it');
});

it('takes off structured data whatever it quotes', () => {
  const line = '<134>1 - - - - - [a b="\\"] c: " d="\\\\"] it';
  expect(textOf(syslogProtocol.open(Buffer.from(line)))).toBe('it');
});

it('takes no longer for what is made to keep it busy', () => {
  const hostile = `<134>1 - - - - - ${'[a b="'.repeat(80)}`;
  expect(syslogProtocol.open(Buffer.from(hostile))).toBeNull();
});
