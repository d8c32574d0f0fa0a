import { describe, expect, it } from 'vitest';
import { chooseFormat } from '../../src/formats/choose-format.js';
import { envelopes } from '../../src/formats/envelopes/index.js';
import { formats, resolveLogFormat } from '../../src/formats/index.js';

const ofLines = formats.filter(({ id }) => id !== 'har');
const [har] = formats.filter(({ id }) => id === 'har').flatMap(({ samples }) => samples);
const combined = resolveLogFormat('combined');
const cases = envelopes.flatMap(({ title, samples: [sample = ''] }) =>
  ofLines.map((format) => ({ title, sample, format, id: format.id })),
);

/** The lines, each as the sample shows it. */
function putInto(sample: string, lines: readonly string[]): Buffer {
  const put = (line: string) => (sample.startsWith('{') ? JSON.stringify(line).slice(1, -1) : line);
  return Buffer.from(lines.map((line) => `${sample.replace('it', () => put(line))}\n`).join(''));
}

function linesOf({ samples }: (typeof formats)[number]): readonly string[] {
  return samples.flatMap((text) => text.split('\n'));
}

describe('the format of an input', () => {
  it.each(ofLines)('$id, as it is', (format) => {
    const chosen = chooseFormat(Buffer.from(linesOf(format).join('\n')), null);
    expect(chosen?.format).toBe(format);
  });

  it.each(cases)('$id in lines of $title', ({ title, sample, format }) => {
    const chosen = chooseFormat(putInto(sample, linesOf(format)), null);
    expect(chosen?.format.id).toBe(format.id);
    const isPlain = format.findsBeginnings === true && !sample.startsWith('{');
    expect(chosen?.detection.reason.startsWith(`inside lines of ${title}, `)).toBe(!isPlain);
  });

  it('takes nothing before a line for the name of a user', () => {
    const line = '203.0.113.7 - frank [21/Nov/2026:14:02:13 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8"';
    const chosen = chooseFormat(putInto('web-1  | it', [line, line]), null);
    expect(chosen?.detection.reason).toContain('inside lines of docker compose logs');
  });

  it('is that of most lines, be some of them damaged so that they look like lines with more', () => {
    const line = '203.0.113.7 - - [21/Nov/2026:14:02:13 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8"\n';
    const damaged = line.replace('"-" "curl/8"', '"-" "cu203.0.113.8 - - [');
    expect(chooseFormat(Buffer.from(line.repeat(3) + damaged.repeat(2)), null)?.format).toBe(combined);
  });

  it('is that of all lines, where a list of addresses stands on some of them alone', () => {
    const line = '203.0.113.7 - - [21/Nov/2026:14:02:13 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8"\n';
    const listed = line.replace(' ', ', 10.0.0.1 ');
    expect(chooseFormat(Buffer.from(line.repeat(3) + listed), null)?.format.title).toBe(
      'combined with X-Forwarded-For for its address',
    );
    const behind = line.replace(' ', ' 2001:db8::7 ');
    expect(chooseFormat(Buffer.from(behind.replace('203.0.113.7', '2001:db8::8')), null)?.format.title).toBe(
      'combined behind X-Forwarded-For',
    );
  });

  it("takes Serilog's names for a request for no server's own", () => {
    const line = { '@t': '2026-11-22T16:23:02Z', RequestMethod: 'OPTIONS', RequestPath: '/a', StatusCode: 405 };
    expect(chooseFormat(Buffer.from(JSON.stringify(line)), null)?.format.id).toBe('json');
    const traefik = { RequestMethod: 'OPTIONS', RequestPath: '/a', OriginStatus: 405 };
    expect(chooseFormat(Buffer.from(JSON.stringify(traefik)), null)?.format.id).toBe('traefik-json');
  });

  it('says so where another server writes the same', () => {
    const line = '203.0.113.7 - - [21/Nov/2026:14:02:13 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8" "-"';
    const reasonOf = (log: string) => chooseFormat(Buffer.from(log), null)?.detection.reason;
    expect(reasonOf(line)).toContain("Apache's combined with X-Forwarded-For behind it looks the same");
    expect(reasonOf(line.replace('curl', '\\x22curl'))).toBe('the one line at its beginning fits nginx main');
    expect(reasonOf(line.replace('curl', '\\x7fcurl').replace('"-" "\\', '"\\v" "\\'))).toContain('combined with more');
  });

  it('may be made of a usual one, in lines of a collector too', () => {
    const line = '203.0.113.7 - frank [21/Nov/2026:14:02:13 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8" 0.003';
    expect(chooseFormat(Buffer.from(line), null)?.format.title).toBe('combined with more');
    const inside = chooseFormat(putInto('web-1  | it', [line, line]), null);
    expect(inside?.detection.reason).toBe(
      'inside lines of docker compose logs, all 2 lines at its beginning fit combined with more',
    );
  });

  it('is the one that was asked for, in lines of a collector too', () => {
    const own = resolveLogFormat('%h %t "%r" %>s');
    const line = '203.0.113.7 [21/Nov/2026:14:02:13 +0000] "GET / HTTP/1.1" 200';
    expect(chooseFormat(Buffer.from(`${line}\n`), own)?.format).toBe(own);
    expect(chooseFormat(Buffer.from('what nobody knows\n'), own)?.format).toBe(own);
    const inside = chooseFormat(putInto('web-1  | it', [line]), own);
    expect(inside?.format).not.toBe(own);
    expect(inside?.detection.reason).toContain('inside lines of docker compose logs, the one line');
  });

  it('is HAR for a HAR, whatever was asked for', () => {
    expect(chooseFormat(Buffer.from(har ?? ''), combined)?.format.id).toBe('har');
    expect(chooseFormat(putInto('web-1  | it', [har ?? '']), null)?.format.id).not.toBe('har');
  });

  it('is nothing that is guessed', () => {
    expect(chooseFormat(Buffer.from('web-1  | what nobody knows\n'), null)).toBeNull();
  });
});
