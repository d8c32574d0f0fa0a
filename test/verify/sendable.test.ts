import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSendableMethod, isSendableOrigin, isSendablePath, sendableHeaders } from '../../src/verify/sendable.js';
import { injections } from '../fixes/injections.js';

describe('a sendable path', () => {
  it.each([
    '/',
    '/api/orders/4711',
    '/api/orders/',
    '/a%20b/%2F/%C3%BC',
    '/v1/items:search',
    '/users/0b6f3b1e-93a8-4a5e-9d0c-2a2b3c4d5e6f',
  ])('is %s', (path) => {
    expect(isSendablePath(path)).toBe(true);
  });

  it.each([
    ['', 'nothing'],
    ['*', 'the whole server'],
    ['api', 'no slash'],
    ['//evil.example/x', 'another authority'],
    ['/a//b', 'an empty segment'],
    ['/../admin', 'a way out of the base path'],
    ['/a/..', 'a way out at the end'],
    ['/%2e%2e/admin', 'an escaped way out'],
    ['/a?b=c', 'a query'],
    ['/a#b', 'a fragment'],
    ['/a b', 'a space'],
    ['/a\r\nHost: evil', 'lines of its own'],
    ['/a%0d%0aHost:%20evil', 'escaped lines of its own'],
    ['/a%00', 'an escaped end of text'],
    ['/ü', 'a letter that is not escaped'],
    ["/'; DROP TABLE x", 'an attack'],
    [`/reset/${'a1'.repeat(20)}`, 'a token'],
    ['/s/eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.x', 'a JSON Web Token'],
    [`/${'a/'.repeat(600)}`, 'too long'],
  ])('is not %j (%s)', (path) => {
    expect(isSendablePath(path)).toBe(false);
  });
});

describe('what else is sendable', () => {
  it('is an origin of a page or an application', () => {
    for (const origin of ['https://app.example.com', 'http://localhost:3000', 'capacitor://localhost']) {
      expect(isSendableOrigin(origin)).toBe(true);
    }
    for (const origin of [
      'null',
      '*',
      'https://App.example.com',
      'https://a.example/',
      'javascript:alert(1)',
      'x://a\r\n',
    ]) {
      expect(isSendableOrigin(origin)).toBe(false);
    }
  });

  it('is a method in any case', () => {
    expect(['PUT', 'patch'].every(isSendableMethod)).toBe(true);
    expect(['', 'GET /', 'A\r\nB', 'ÄNDERN', 'straße'].some(isSendableMethod)).toBe(false);
  });

  it('are header names, as a browser announces them', () => {
    expect(sendableHeaders(['X-Tenant', 'content-type', 'x-tenant'])).toEqual(['content-type', 'x-tenant']);
    expect(sendableHeaders([])).toEqual([]);
    expect(sendableHeaders(['a', 'b\r\nc'])).toBeNull();
    expect(sendableHeaders(Array.from({ length: 65 }, (_, index) => `x-${index}`))).toBeNull();
  });

  it('never holds what could end a line or leave its place', () => {
    const hostile = fc.oneof(fc.constantFrom(...injections), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(hostile, (value) => {
        if (isSendablePath(value)) expect(value).toMatch(/^\/[\x21-\x7e]*$/);
        if (isSendableOrigin(value)) expect(value).toMatch(/^[\x21-\x7e]+$/);
        if (isSendableMethod(value)) expect(value).toMatch(/^[A-Za-z]+$/);
        for (const name of sendableHeaders([value]) ?? []) expect(name).toMatch(/^[a-z0-9-]+$/);
      }),
    );
  });
});
