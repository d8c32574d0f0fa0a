import { expect, test } from 'vitest';
import { combined } from '../../src/formats/combined.js';
import { detectFormat, formats, resolveLogFormat } from '../../src/formats/index.js';
import { json } from '../../src/formats/json.js';
import { nginx } from '../../src/formats/nginx.js';
import { withCleanup } from '../recorder/cleanup.js';
import { expectNastyRecords } from './recordings/expect-nasty-records.js';
import { recordHttpd, recordNginx } from './recordings/record-logs.js';
import { recordedConfig } from './recordings/recorded.js';

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
  const { nginx: log = Buffer.alloc(0), 'nginx-nasty-json': jsonLog = Buffer.alloc(0) } =
    await withCleanup(recordNginx);
  expect(detectFormat(log)?.format).toBe(nginx);
  await expectNastyRecords(nginx, log, 'nginx');
  await expectNastyRecords(combined, log, 'nginx');
  expect(detectFormat(jsonLog)?.format).toBe(json);
  await expectNastyRecords(json, jsonLog, 'nginx', ['', '-']);
  await expectNastyRecords(resolveLogFormat(`@${recordedConfig('nginx.conf')}:json`), jsonLog, 'nginx', ['', '-']);
});
