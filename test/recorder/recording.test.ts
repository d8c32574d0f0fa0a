import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { cases } from './cases/index.js';
import { formatVerdicts, readVerdicts, recordingFolder } from './recording.js';
import { compareWithLog } from './sent-and-logged.js';

const read = (name: string): Promise<Buffer> => readFile(join(recordingFolder, name));
const verdicts = await readVerdicts();
const har = gunzipSync(await read('traffic.har.gz')).toString('utf8');
const logs = await Promise.all(
  ['access-combined.log', 'access-cors.log', 'error.log'].map(async (name) => (await read(name)).toString('utf8')),
);

it('gives every case a name of its own', () => {
  expect(new Set(cases.map((one) => one.id)).size).toBe(cases.length);
});

it('was made from the case list as it is now', () => {
  const asked = verdicts.cases.map(({ id, calls }) => ({ id, calls: calls.map((call) => call.request) }));
  expect(asked).toEqual(cases.map(({ id, calls }) => ({ id, calls })));
});

it('has the verdicts file as the recorder writes it', async () => {
  expect((await read('verdicts.json')).toString('utf8')).toBe(formatVerdicts(verdicts));
});

it.each([0, 1])('shows in access log %i what the browser says it sent', (index) => {
  expect(() => compareWithLog(verdicts.cases, logs[index] ?? '')).not.toThrow();
});

it('has every call that was sent in the HAR, but for a preflight that was given up', () => {
  const { log } = JSON.parse(har) as { log: { entries: { request: { method: string; url: string } }[] } };
  const recorded = new Set(log.entries.map(({ request }) => `${request.method} ${new URL(request.url).pathname}`));
  const sent = verdicts.cases.flatMap(({ calls }) => calls.flatMap((call) => call.sent));
  expect(sent.filter((request) => !recorded.has(request.split('?')[0] ?? ''))).toEqual([
    'OPTIONS /case/abort-during-preflight',
  ]);
});

it('names no path of the machine it was made on', () => {
  for (const text of [...logs, har, JSON.stringify(verdicts)])
    expect(text).not.toMatch(/preflight-recorder|\/tmp\/|\/home\//);
});
