import { describe, expect, it } from 'vitest';
import { hostNameOf, originOfUrl, targetOf } from '../../src/link/origin.js';

describe('originOfUrl', () => {
  it.each([
    ['https://api.example.com/v1?a=b', 'https://api.example.com'],
    ['HTTPS://API.example.com:443', 'https://api.example.com'],
    ['http://user:secret@api.example.com:8080/', 'http://api.example.com:8080'],
    ['/v1/items', null],
    ['ftp://example.com/', null],
  ])('%s: %s', (url, origin) => {
    expect(originOfUrl(url)).toBe(origin);
  });
});

describe('hostNameOf', () => {
  it.each([
    ['api.example.com:8080', 'api.example.com'],
    ['https://API.example.com/', 'api.example.com'],
    ['[2001:db8::1]:443', '[2001:db8::1]'],
    ['', null],
  ])('%s: %s', (value, name) => {
    expect(hostNameOf(value)).toBe(name);
  });
});

describe('targetOf', () => {
  it.each([
    ['https://api.example.com/v1?a=b', '/v1?a=b'],
    ['https://api.example.com', '/'],
    ['/v1', '/v1'],
    ['*', '*'],
  ])('%s: %s', (url, target) => {
    expect(targetOf(url)).toBe(target);
  });
});
