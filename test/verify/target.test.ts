import { describe, expect, it } from 'vitest';
import { isHostOf, parseTarget, type Target } from '../../src/verify/target.js';

function target(text: string): Target {
  const parsed = parseTarget(text);
  if ('error' in parsed) throw new Error(parsed.error);
  return parsed;
}

describe('a target', () => {
  it('is a scheme, a host, a port and a base path', () => {
    expect(target('https://API.example.com')).toEqual({
      secure: true,
      hostname: 'api.example.com',
      port: 443,
      basePath: '',
      url: 'https://api.example.com',
    });
    expect(target('http://127.0.0.1:8080/v1/')).toMatchObject({ secure: false, port: 8080, basePath: '/v1' });
    expect(target('http://[::1]/')).toMatchObject({ hostname: '::1', port: 80, url: 'http://[::1]' });
  });

  it.each([
    ['api.example.com', 'A target looks like'],
    ['ftp://api.example.com', 'begins with https://'],
    ['https://bob:secret@api.example.com', 'no user name or password'],
    ['https://api.example.com/?token=1', 'no query'],
    ['https://api.example.com/#top', 'no fragment'],
  ])('is not %s', (text, message) => {
    expect(parseTarget(text)).toEqual({ error: expect.stringContaining(message) });
  });

  it('knows its host among authorities', () => {
    expect(isHostOf(target('https://api.example.com'), 'API.example.com:8443')).toBe(true);
    expect(isHostOf(target('https://api.example.com'), 'api.example.com.evil.net')).toBe(false);
    expect(isHostOf(target('http://[::1]:8080'), '[::1]:80')).toBe(true);
    expect(isHostOf(target('https://api.example.com'), '')).toBe(false);
  });
});
