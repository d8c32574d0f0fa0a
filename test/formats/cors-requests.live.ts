import { expect, test } from 'vitest';
import { detectFormat } from '../../src/formats/index.js';
import { withCleanup } from '../recorder/cleanup.js';
import { corsLogs } from './recordings/cors-logs.js';
import { expectCorsRecords } from './recordings/expect-cors-records.js';
import { type CorsRecording, recordCors, recordedServers, recordHaproxy } from './recordings/record-cors.js';

test.each([...recordedServers, 'haproxy' as const])(
  'what %s logs reads as it was sent and answered',
  async (server) => {
    const from = Date.now();
    const { logs, answers }: CorsRecording = await withCleanup((cleanup) =>
      server === 'haproxy' ? recordHaproxy(cleanup) : recordCors(server, cleanup),
    );
    const to = Date.now();
    const ours = corsLogs.filter((one) => one.server === server);
    expect(ours.map(({ log }) => log)).toEqual(Object.keys(logs));
    for (const { log, format, detected } of ours) {
      const bytes = logs[log] ?? Buffer.alloc(0);
      expect(detectFormat(bytes)?.format.id ?? null).toBe(detected);
      await expectCorsRecords(format, bytes, answers, { from, to });
    }
  },
);
