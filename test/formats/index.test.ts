import { describe, expect, it } from 'vitest';
import { formats } from '../../src/formats/index.js';
import type { HttpRecord } from '../../src/model/http-record.js';
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

    it('reads its lines in any order, or says so', async () => {
      if (format.inOrder === true || format.id === 'har') return;
      const alone = await Promise.all(format.samples.map((sample) => readLog(format, `${sample}\n`)));
      const together = await readLog(format, `${[...format.samples].reverse().join('\n')}\n`);
      const headers = (records: readonly HttpRecord[]) =>
        records.map(({ requestHeaders, responseHeaders }) => [requestHeaders, responseHeaders]);
      expect(headers(together.records).reverse()).toEqual(alone.flatMap(({ records }) => headers(records)));
    });

    it('has samples', () => {
      expect(format.samples.length).toBeGreaterThan(0);
    });
  });

  it('names the formats that must be read from the beginning', () => {
    const ids = formats.filter(({ inOrder }) => inOrder === true).map(({ id }) => id);
    expect(ids).toEqual(['haproxy', 'traefik-json', 'iis', 'cloudfront', 'apache-json', 'json']);
  });

  it.each(['common', 'combined', 'vhost_combined', 'combinedio', 'corsdiag'])(
    'claims what httpd wrote as %s',
    (name) => {
      const claims = formats.filter(({ detect }) => detect(recordedLog(name)) !== null);
      expect(claims.map(({ id }) => id)).toEqual([name]);
    },
  );
});
