import { describe, expect, it } from 'vitest';
import { clientBehind, clientByHeaders } from '../../../src/formats/forwarded/forwarded-client.js';
import { trustProxies } from '../../../src/formats/forwarded/trusted-proxies.js';

const trusts = trustProxies(['203.0.113.0/24']);
const behind = (peer: string | null, value: string, name = 'x-forwarded-for') =>
  clientBehind(peer, { name, value }, trusts);

describe('the client behind proxies', () => {
  it('is the peer where that is no proxy of ours, whatever it says', () => {
    expect(behind('198.51.100.7', '192.0.2.1')).toBe('198.51.100.7');
    expect(behind('client.example', '192.0.2.1')).toBe('client.example');
  });

  it('is the last address that a proxy of ours was connected to', () => {
    expect(behind('10.0.0.5', '192.0.2.1')).toBe('192.0.2.1');
    expect(behind('10.0.0.5', '192.0.2.1, 203.0.113.7, 10.0.0.9')).toBe('192.0.2.1');
  });

  it('is not what the client itself wrote before it', () => {
    expect(behind('10.0.0.5', '192.0.2.66, 198.51.100.7')).toBe('198.51.100.7');
    expect(behind('10.0.0.5', '"><script>, 198.51.100.7, 10.0.0.9')).toBe('198.51.100.7');
    expect(behind('10.0.0.5', `${'192.0.2.66, '.repeat(100_000)}198.51.100.7`)).toBe('198.51.100.7');
  });

  it('is the last that is believed where the rest is no address', () => {
    expect(behind('10.0.0.5', 'unknown')).toBe('10.0.0.5');
    expect(behind('10.0.0.5', '192.0.2.1, _hidden, 10.0.0.9')).toBe('10.0.0.9');
    expect(behind('10.0.0.5', '')).toBe('10.0.0.5');
    expect(behind('10.0.0.5', '10.0.0.7, 10.0.0.9')).toBe('10.0.0.7');
  });

  it('is read without its port', () => {
    expect(behind('10.0.0.5', '192.0.2.1:50760')).toBe('192.0.2.1');
    expect(behind('10.0.0.5', '[2001:db8::5]:443')).toBe('2001:db8::5');
    expect(behind('10.0.0.5', '2001:db8::5')).toBe('2001:db8::5');
  });

  it('is read from Forwarded', () => {
    expect(behind('10.0.0.5', 'for=192.0.2.1;proto=https;by=203.0.113.7', 'forwarded')).toBe('192.0.2.1');
    expect(behind('10.0.0.5', 'For="[2001:db8::5]:4711", for=10.0.0.9', 'forwarded')).toBe('2001:db8::5');
    expect(behind('10.0.0.5', 'for=192.0.2.1, proto=https', 'forwarded')).toBe('10.0.0.5');
    expect(behind('10.0.0.5', 'for=_secret', 'forwarded')).toBe('10.0.0.5');
  });

  it('is the last address of the list where the log does not show the peer', () => {
    expect(behind(null, '192.0.2.66, 198.51.100.7, 10.0.0.9')).toBe('198.51.100.7');
    expect(behind(null, 'unknown')).toBeNull();
  });

  it('is read from the first header that proxies write, be it in several lines', () => {
    const byHeaders = (...lines: readonly (readonly [string, string])[]) =>
      clientByHeaders('10.0.0.5', { lines, recorded: 'all', repeats: 'kept' }, trustProxies([]));
    expect(
      byHeaders(['x-real-ip', '192.0.2.2'], ['x-forwarded-for', '6.6.6.6'], ['x-forwarded-for', '192.0.2.1']),
    ).toBe('192.0.2.1');
    expect(byHeaders(['x-real-ip', '192.0.2.2'])).toBe('192.0.2.2');
    expect(byHeaders(['accept', '192.0.2.2'])).toBe('10.0.0.5');
  });
});
