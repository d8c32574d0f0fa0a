import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectFormat, formats, resolveLogFormat } from '../../src/formats/index.js';
import { readLog } from './read-log.js';

const lineFormats = [
  ...formats.filter(({ id }) => id !== 'har'),
  resolveLogFormat('haproxy:%ci [%tr] %HM %HU %ST %hr %hs %{+Q}r'),
  resolveLogFormat('envoy:%START_TIME% "%REQ(:METHOD)% %REQ(:PATH)%" "%REQ(ORIGIN)%" "%REQ(X)%"'),
  resolveLogFormat(`log_format x escape=none '"$request" "$http_origin" $upstream_addr $upstream_status $x';`),
  resolveLogFormat('json:request=$.r,time=$.t,requestHeaders=$.h'),
];

/** Bytes that mean something in one format or another. */
const telling = [...'"\\{}[]#%:, \t-|+/\r\n'].map((char) => char.charCodeAt(0));
const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    bytes: fc.array(fc.oneof(fc.constantFrom(...telling), fc.nat(255)), { maxLength: 5 }),
    cut: fc.nat(20),
  }),
  { maxLength: 5 },
);

function damaged(sample: string, damages: readonly { at: number; bytes: readonly number[]; cut: number }[]): Buffer {
  let bytes = Buffer.from(`${sample}\n`.repeat(3));
  for (const { at, bytes: put, cut } of damages) {
    const start = Math.floor(at * bytes.length);
    bytes = Buffer.concat([bytes.subarray(0, start), Buffer.from(put), bytes.subarray(start + cut)]);
  }
  return bytes;
}

describe.each(lineFormats.map((format, index) => [`${index} ${format.title}`, format] as const))('%s', (_, format) => {
  const samples = format.samples.length > 0 ? format.samples : (formats[0]?.samples ?? []);

  it('survives damage, and counts every line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...samples), damage, async (sample, damages) => {
        const log = damaged(sample, damages);
        detectFormat(log);
        const { records, totals } = await readLog(format, log);
        const lines = log.toString('latin1').replace(/\n$/, '').split('\n').length;
        expect(totals.read).toBe(log.length === 0 ? 0 : lines);
        expect(totals.unreadable + records.length).toBeLessThanOrEqual(totals.read);
      }),
      { numRuns: 40 },
    );
  });

  it('reads on behind damage', async () => {
    const [sample = ''] = samples;
    const whole = await readLog(format, `${sample}\n`);
    const { records } = await readLog(format, `${sample}\n\0\xff"{[\n{\n}\n"\n${sample.split('\n').at(-1)}\n`);
    expect(records.length).toBeGreaterThanOrEqual(whole.records.length);
  });

  it('takes bounded time for lines that fit in many ways', async () => {
    const [sample = ''] = samples;
    for (const noise of ['" ', '{', '\\"', ' - ', '[', '0/', '":"', '%', '#', ', ', 'OPTIONS ', '{"']) {
      const line = sample.split('\n').at(-1) ?? '';
      const middle = Math.floor(line.length / 2);
      const text = `${line.slice(0, middle)}${noise.repeat(100_000)}${line.slice(middle)}`.replaceAll('\n', '');
      const { totals } = await readLog(format, `${text}\n`);
      expect(totals.read).toBe(1);
    }
  });
});
