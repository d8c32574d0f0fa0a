import { describe, expect, it } from 'vitest';
import { formats } from '../../src/formats/index.js';
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
