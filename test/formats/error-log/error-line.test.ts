import { describe, expect, it } from 'vitest';
import { readErrorLine } from '../../../src/formats/error-log/error-line.js';

const time = { wall: Date.UTC(2026, 10, 22, 16, 31, 20, 681), zone: null };

describe('readErrorLine', () => {
  it('takes apart the default format of httpd 2.4', () => {
    const line =
      "[Sun Nov 22 16:31:20.681449 2026] [allowmethods:error] [pid 18365:tid 18413] [client 203.0.113.7:34412] AH01623: client method denied by server configuration: 'OPTIONS' to proxy:http://127.0.0.1/v1/stock, referer: https://app.example.com/";
    expect(readErrorLine(line)).toEqual({
      time,
      module: 'allowmethods',
      level: 'error',
      thread: 'pid 18365:tid 18413',
      client: '203.0.113.7',
      port: 34412,
      id: null,
      code: 'AH01623',
      message: "client method denied by server configuration: 'OPTIONS' to proxy:http://127.0.0.1/v1/stock",
      referer: 'https://app.example.com/',
    });
  });

  it.each([
    ['before the client', '(70007)The timeout specified has expired: [client 203.0.113.7:1] AH01102: error reading'],
    ['of a resolver', '(EAI 2)Name or service not known: [client 203.0.113.7:1] AH00898: DNS lookup failure'],
  ])('passes over a system error %s', (_, rest) => {
    const line = readErrorLine(`[Sun Nov 22 16:31:20.681449 2026] [proxy:error] [pid 1:tid 2] ${rest}`);
    expect(line).toMatchObject({
      client: '203.0.113.7',
      port: 1,
      code: rest.includes('AH01102') ? 'AH01102' : 'AH00898',
    });
  });

  it('passes over a system error where no client follows', () => {
    const line = readErrorLine(
      '[Sun Nov 22 16:31:20.681449 2026] [proxy:error] [pid 1:tid 2] (111)Connection refused: AH00957: http: attempt to connect to 127.0.0.1:18299 (127.0.0.1:18299) failed',
    );
    expect(line).toMatchObject({ client: null, code: 'AH00957', thread: 'pid 1:tid 2' });
    expect(line?.message).toBe('http: attempt to connect to 127.0.0.1:18299 (127.0.0.1:18299) failed');
  });

  it('reads the id of mod_security, and its client once', () => {
    const line = readErrorLine(
      '[Sun Nov 22 16:31:20.681449 2026] [security2:error] [pid 1:tid 2] [client 127.0.0.1:42738] [client 127.0.0.1] ModSecurity: Warning. Match [id "911100"] [uri "/b/ok"] [unique_id "awMZIOO5I0R6Z80jdVBNrgAAAAI"]',
    );
    expect(line).toMatchObject({ client: '127.0.0.1', port: 42738, id: 'awMZIOO5I0R6Z80jdVBNrgAAAAI', code: null });
    expect(line?.message.startsWith('ModSecurity: Warning.')).toBe(true);
  });

  it('reads the recommended format with its id', () => {
    const line = readErrorLine(
      '[Sun Nov 22 16:31:20.681449 2026] [core:error] [pid 28111:tid 28119] [awMY3UT_RZzkhzCy_CtHgAAAAAY] [client 127.0.0.1:59052] AH00027: No authentication done , referer https://app.example.com/',
    );
    expect(line).toMatchObject({ id: 'awMY3UT_RZzkhzCy_CtHgAAAAAY', referer: 'https://app.example.com/' });
  });

  it('reads httpd 2.2, which names no module and no port', () => {
    expect(
      readErrorLine(
        '[Sun Nov 22 16:31:20 2026] [error] [client 2001:db8::5] client denied by server configuration: /srv',
      ),
    ).toMatchObject({ module: null, level: 'error', client: '2001:db8::5', port: null, code: null });
  });

  it('reads an IPv6 client with its port', () => {
    expect(
      readErrorLine('[Sun Nov 22 16:31:20.1 2026] [core:error] [pid 1] [client 2001:db8::5:49754] AH00124: loop'),
    ).toMatchObject({ client: '2001:db8::5', port: 49754 });
  });

  it('reads a time with its zone', () => {
    expect(readErrorLine('[2026-11-22 16:31:20.681449 +0530] [core:error] [pid 1] x')?.time).toEqual({
      ...time,
      zone: 330,
    });
    expect(readErrorLine('[2026-11-22 16:31:20.681449] [core:error] [pid 1] x')?.time).toEqual(time);
  });

  it.each(['Traceback (most recent call last):', '', '[client 1.2.3.4:5] forged', '[Sun Nov 31 16:31:20 2026', '[x]'])(
    'is null for %j',
    (line) => {
      expect(readErrorLine(line)).toBeNull();
    },
  );

  it('takes brackets in a message for the message', () => {
    const line = readErrorLine('[Sun Nov 22 16:31:20.681449 2026] [core:error] [pid 1:tid 2] said [client 6.6.6.6:6]');
    expect(line).toMatchObject({ client: null, message: 'said [client 6.6.6.6:6]' });
  });

  it('is quick on a line made to be slow', () => {
    const evil = `[Sun Nov 22 16:31:20.681449 2026] ${'[client '.repeat(1000)}${'(1)a: '.repeat(1000)}${', referer'.repeat(1000)}`;
    expect(readErrorLine(evil)).not.toBeNull();
  });
});
