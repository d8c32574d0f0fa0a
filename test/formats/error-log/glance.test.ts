import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readErrorLine } from '../../../src/formats/error-log/error-line.js';
import { createGlance } from '../../../src/formats/error-log/glance.js';
import { hashBytes, hashText } from '../../../src/formats/format.js';
import { seededRandom } from '../../helpers/random.js';

const recorded = ['backend-failures', 'corsdiag', 'modsecurity']
  .flatMap((name) => readFileSync(`test/summary/error-log/logs/${name}.error.log`, 'utf8').split('\n'))
  .concat(readFileSync('test/recordings/chromium-apache/error.log', 'utf8').split('\n'));

const written = [
  '[Sun Nov 22 16:23:02 2026] [error] [client 192.0.2.1] File does not exist: /srv/x',
  '[Nov 22 16:23:02.5 2026] [core:error] [client 192.0.2.1:4711] AH00128: x',
  '[2026-11-22 16:23:02.980768 +0100] [core:info] [client 2001:db8::5:49754] AH00128: x',
  '[2026-11-22T16:23:02Z] [core:warn] [remote 192.0.2.1:4711] AH00128: x',
  '[Sun Nov 22 16:23:02.980768 2026] [-:error] [pid 1:tid 2] [awMZIg3zgCW7-Z8YyTh1IwAAAAc] (111)Connection refused: [client 192.0.2.1:4711] AH1',
  '[Sun Nov 22 16:23:02.980768 2026] [mpm_event:notice] [pid 1:tid 1] AH00489: resuming normal operations',
  '[Sun Nov 22 16:23:02.98',
  '[Sun Foo 22 16:23:02.98 2026] [core:error] [client 192.0.2.1:4711] x',
  '[x] [client 192.0.2.1:4711] x',
  '[',
  '',
  'Traceback (most recent call last):',
];

describe('createGlance', () => {
  it('sees of bytes what reading the line shows', () => {
    const glance = createGlance();
    for (const text of [...recorded, ...written]) {
      const line = readErrorLine(text);
      // As within a chunk.
      const bytes = Buffer.from(`]${text}\n[client 9]`);
      const isLine = glance.look(bytes, 1, 1 + Buffer.byteLength(text));
      expect([text, isLine]).toEqual([text, line !== null]);
      if (line === null) continue;
      if (glance.isAboutRequest()) expect(line.level).not.toBe('notice');
      glance.lookFurther();
      const told = line.client === null ? null : glance.hasClient() && hashesOf(glance).includes(hashText(line.client));
      const level = line.level ?? '';
      expect([text, { wall: glance.wall(), zone: glance.zone() }, glance.hasClient(), told]).toEqual([
        text,
        line.time,
        line.client !== null,
        line.client === null ? null : true,
      ]);
      const isNotice = level === 'notice';
      const isFailure = ['emerg', 'alert', 'crit', 'error', 'warn'].includes(level);
      expect(glance.level()).toBe(isNotice ? 'notice' : isFailure ? 'failure' : 'other');
    }
  });

  it('sees the id in brackets', () => {
    const glance = createGlance();
    const bytes = Buffer.from(written[4] ?? '');
    glance.look(bytes, 0, bytes.length);
    glance.lookFurther();
    expect(glance.id()).toBe(hashText('awMZIg3zgCW7-Z8YyTh1IwAAAAc'));
    const without = Buffer.from(written[1] ?? '');
    glance.look(without, 0, without.length);
    glance.lookFurther();
    expect(glance.id()).toBe(0);
  });
});

describe('createGlance, of damaged lines', () => {
  it('misses no client that reading the line shows', () => {
    const random = seededRandom(5);
    const glance = createGlance();
    const lines = [...recorded, ...written].filter((text) => text !== '');
    let clients = 0;
    for (let i = 0; i < 20_000; i++) {
      const bytes = Buffer.from(random.pick(lines));
      for (let hits = random.between(1, 4); hits > 0; hits--) {
        bytes[random.between(0, Math.min(bytes.length, 120) - 1)] = random.pick([
          ...Buffer.from('[]: (),0aZ.\0'),
          0xff,
        ]);
      }
      const line = readErrorLine(bytes.toString('latin1'));
      const isLine = glance.look(bytes, 0, bytes.length);
      if (line === null) continue;
      expect(isLine).toBe(true);
      // mod_security names the client twice, and either may be damaged.
      const at = bytes.indexOf('[client ');
      if (line.client === null || at > 200 || bytes.indexOf('[client ', at + 1) > 0) continue;
      glance.lookFurther();
      clients++;
      const hash = hashBytes(Buffer.from(line.client, 'latin1'), 0, line.client.length);
      expect([bytes.toString('latin1'), hashesOf(glance).includes(hash)]).toEqual([bytes.toString('latin1'), true]);
    }
    expect(clients).toBeGreaterThan(3000);
  });
});

function hashesOf(glance: ReturnType<typeof createGlance>): readonly number[] {
  return [glance.client(), glance.clientBeforePort()];
}
