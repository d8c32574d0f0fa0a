import { describe, expect, it } from 'vitest';
import { parseBlock, trustProxies } from '../../../src/formats/forwarded/trusted-proxies.js';

describe('trustProxies', () => {
  it.each(['127.0.0.1', '10.1.2.3', '172.31.255.255', '192.168.0.1', '169.254.1.1', '::1', 'fd00::5', 'fe80::1'])(
    'trusts %s, which nobody has on the internet',
    (address) => {
      expect(trustProxies([])(address)).toBe(true);
    },
  );

  it.each(['198.51.100.7', '172.32.0.1', '2001:db8::1', 'localhost', '', '10.0.0', '010.0.0.1', 'unknown'])(
    'does not trust %s',
    (address) => {
      expect(trustProxies([])(address)).toBe(false);
    },
  );

  it('trusts what is named', () => {
    const trusts = trustProxies(['198.51.100.0/24', '2001:db8::/32', '203.0.113.9', 'nonsense']);
    expect(['198.51.100.7', '2001:db8:1::2', '203.0.113.9'].map(trusts)).toEqual([true, true, true]);
    expect(['198.51.101.7', '2001:db9::2', '203.0.113.8'].map(trusts)).toEqual([false, false, false]);
  });
});

it.each(['', '10.0.0.0/33', '::/129', '10.0.0.0/', '10.0.0.0/8/8', 'example.com', '10.0.0.0/-1', '/8'])(
  '%j is no block of addresses',
  (text) => {
    expect(parseBlock(text)).toBeNull();
  },
);
