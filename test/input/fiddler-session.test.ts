import { expect, it } from 'vitest';
import { sessionToEntry } from '../../src/input/fiddler-session.js';

const entry = (request: string, response = '', metadata = '') =>
  sessionToEntry(Buffer.from(request), Buffer.from(response), metadata);

it('makes an entry of what was sent, what came back, and when', () => {
  expect(
    entry(
      'OPTIONS https://api.example/orders HTTP/1.1\r\nHost: api.example\r\nOrigin: https://app.example\r\n\r\n',
      'HTTP/1.1 500 Internal Server Error\r\nServer: X\r\n\r\nboom',
      '<?xml version="1.0"?><Session SID="3"><SessionTimers ClientConnected="x" ClientBeginRequest="2026-11-22T17:38:41.7641234+01:00" /></Session>',
    ),
  ).toEqual({
    startedDateTime: '2026-11-22T17:38:41.7641234+01:00',
    request: {
      method: 'OPTIONS',
      url: 'https://api.example/orders',
      httpVersion: 'HTTP/1.1',
      headers: [
        { name: 'Host', value: 'api.example' },
        { name: 'Origin', value: 'https://app.example' },
      ],
    },
    response: {
      status: 500,
      httpVersion: 'HTTP/1.1',
      headers: [{ name: 'Server', value: 'X' }],
      content: { text: Buffer.from('boom').toString('base64'), encoding: 'base64' },
    },
  });
});

it('completes an address by the Host, and keeps bodies of preflights alone', () => {
  expect(entry('PUT /a HTTP/1.1\r\nHost: b:81\r\n\r\n{}', 'HTTP/1.1 200 OK\r\n\r\nbody')).toMatchObject({
    startedDateTime: null,
    request: { method: 'PUT', url: 'http://b:81/a' },
    response: { status: 200, content: { text: '' } },
  });
});

it('began about when its request had come in, where the archive says no more', () => {
  const timers = '<SessionTimers ClientConnected="x" ClientDoneRequest="2026-11-23T05:28:29.3360000+00:00"/>';
  expect(entry('GET http://a/ HTTP/1.1\r\n\r\n', '', timers)).toMatchObject({
    startedDateTime: '2026-11-23T05:28:29.3360000+00:00',
  });
});

it('has status 0 where no answer came', () => {
  expect(entry('OPTIONS http://a/ HTTP/1.1\r\n\r\n')).toMatchObject({ response: { status: 0, headers: [] } });
  expect(entry('OPTIONS http://a/ HTTP/1.1\r\n\r\n', 'garbage')).toMatchObject({ response: { status: 0 } });
});

it.each(['', 'garbage', 'GET', 'GET / and more HTTP/1.1', '\r\n\r\n'])('is none of %j', (request) => {
  expect(entry(request)).toBeNull();
});
