import { describe, expect, it } from 'vitest';
import { detectAmong } from '../../src/formats/detect-format.js';
import { har } from '../../src/formats/har/har.js';
import { detectFormat, formats } from '../../src/formats/index.js';
import { readLog } from './read-log.js';
import { recordedLog } from './recordings/recorded.js';

describe('the registry', () => {
  it('has unique names', () => {
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length);
  });

  describe.each(formats)('$id', (format) => {
    it.each(format.samples)('alone claims %s', (sample) => {
      const claims = formats.filter(({ detect }) => (detect(Buffer.from(sample)) ?? { confidence: 0 }).confidence > 0);
      expect(claims.map(({ id }) => id)).toEqual([format.id]);
      expect(format.detect(Buffer.from(sample))?.confidence).toBe(1);
    });

    it.each(format.samples)('reads %s', async (sample) => {
      const { totals } = await readLog(format, `${sample}\n`);
      expect(totals.unreadable).toBe(0);
      expect(totals.truncated).toBe(false);
    });

    it('has samples', () => {
      expect(format.samples.length).toBeGreaterThan(0);
    });
  });

  it.each(['common', 'combined', 'vhost_combined', 'combinedio', 'corsdiag'])(
    'claims what httpd wrote as %s',
    (name) => {
      const claims = formats.filter(({ detect }) => detect(recordedLog(name)) !== null);
      expect(claims.map(({ id }) => id)).toEqual([name]);
    },
  );
});

it('is as sure of a recording as if every format were asked', () => {
  const line = '192.0.2.1 - - [21/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 12';
  const ecs =
    '{"@timestamp":"2026-11-22T09:00:00Z","log":{"level":"info"},"version":"1","http":{"request":{"method":"GET"}}}';
  for (const text of [
    ...har.samples,
    `${har.samples[0]}\n${line}`,
    ecs,
    ecs.replace('"http"', '"browser":1,"http"'),
    line,
  ]) {
    const head = Buffer.from(text);
    expect(detectFormat(head)?.format.id).toBe(detectAmong(formats, head)?.format.id);
    expect(detectFormat(head)?.detection.confidence).toBe(detectAmong(formats, head)?.detection.confidence);
  }
});
