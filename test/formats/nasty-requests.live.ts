import { expect, test } from 'vitest';
import { combined } from '../../src/formats/combined.js';
import { detectFormat, formats } from '../../src/formats/index.js';
import { withCleanup } from '../recorder/cleanup.js';
import { expectNastyRecords } from './recordings/expect-nasty-records.js';
import { recordHttpd, recordNginx } from './recordings/record-logs.js';

test('what Apache httpd logs for nasty requests reads as they were sent', async () => {
  const logs = await withCleanup(recordHttpd);
  const names = formats.map(({ id }) => id).filter((id) => Object.hasOwn(logs, id));
  expect(names).toEqual(['combined', 'common', 'vhost_combined', 'combinedio', 'corsdiag']);
  for (const name of names) {
    const log = logs[name] ?? Buffer.alloc(0);
    const format = detectFormat(log)?.format;
    expect(format?.id).toBe(name);
    if (format !== undefined) await expectNastyRecords(format, log, 'httpd');
  }
});

test('and so does what nginx logs', async () => {
  const { nginx = Buffer.alloc(0) } = await withCleanup(recordNginx);
  expect(detectFormat(nginx)?.format).toBe(combined);
  await expectNastyRecords(combined, nginx, 'nginx');
});
