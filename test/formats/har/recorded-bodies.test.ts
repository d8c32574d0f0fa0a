import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readBody } from '../../../src/formats/exceptions/recognise.js';
import { recordedBody } from '../exceptions/bodies.js';
import { harOf, preflightEntry, readHar } from './read-har.js';

const recordings = readdirSync(new URL('../exceptions/recordings', import.meta.url))
  .filter((name) => name.includes('.body'))
  .map((name) => name.replace(/\.body(\.gz)?$/, ''));

/** As a recorder writes it: as text or base64, cut out of the document or rescued from another. */
it.each(recordings)('%s is found in a HAR, however it is written', async (name) => {
  const body = recordedBody(name);
  const failed = (content: object) => ({
    ...preflightEntry(`/${name}`),
    response: { status: 500, headers: [{ name: 'Content-Type', value: 'text/html; charset=utf-8' }], content },
  });
  const document = harOf([
    failed({ text: body }),
    failed({ text: Buffer.from(body).toString('base64'), encoding: 'base64' }),
  ]);
  const { exception } = readBody(body);
  for (const [text, size] of [
    [document, 1_000_000],
    [document, 1000],
    [`[${document}]`, 65_536],
  ] as const) {
    const { records } = await readHar(text, size);
    expect(records.map(({ marks }) => marks.body?.exception)).toEqual([exception, exception]);
  }
});
