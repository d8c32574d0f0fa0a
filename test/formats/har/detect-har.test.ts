import { expect, it } from 'vitest';
import { detectHar } from '../../../src/formats/har/detect-har.js';

const detect = (text: string) => detectHar(Buffer.from(text));

it.each([
  '{"log":{"version":"1.2"',
  '\uFEFF\r\n  {\n  "log": {\n',
  'callback({"log":{',
  '{"creator":{},"comment":"x","log":{"entries":[',
])('claims %j', (head) => {
  expect(detect(head)?.confidence).toBeGreaterThan(0.5);
});

it.each(['', '127.0.0.1 - - [21/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 5', '<html>', 'log'])(
  'leaves %j',
  (head) => {
    expect(detect(head)).toBeNull();
  },
);
