import { BlockList, isIPv4 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstOctets, octetOf } from '../../../src/formats/forwarded/first-octets.js';
import { parseBlock } from '../../../src/formats/forwarded/trusted-proxies.js';

function octetsOf(...blocks: readonly string[]): readonly number[] {
  const octets = firstOctets(blocks.flatMap((block) => parseBlock(block) ?? []));
  return [...octets.keys()].filter((octet) => octets[octet] === 1);
}

describe('firstOctets', () => {
  it('are those that addresses of a block begin with', () => {
    expect(octetsOf('10.0.0.0/8', '192.168.0.0/16', '203.0.113.9')).toEqual([10, 192, 203]);
    expect(octetsOf('19.0.0.0/5')).toEqual([16, 17, 18, 19, 20, 21, 22, 23]);
    expect(octetsOf('0.0.0.0/0')).toHaveLength(256);
  });

  it.each(['::/0', '::ffff:0:0/96', '::ffff:10.0.0.0/104', '0:0:0:0:0:ffff:a00:1', '2001:db8::/2'])(
    'are all of them where %s may hold addresses of IPv4',
    (block) => {
      expect(octetsOf(block)).toHaveLength(256);
    },
  );

  it('are none where no address of IPv4 lies in a block', () => {
    expect(octetsOf('::1/128', 'fc00::/7', 'fe80::/10', '2001:db8::/32')).toEqual([]);
  });

  it('leave out no address that a list of the same blocks holds', () => {
    const block = fc.oneof(
      fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })),
      fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })),
    );
    fc.assert(
      fc.property(block, fc.ipV4(), ([address, bits], client) => {
        const list = new BlockList();
        list.addSubnet(address, bits, isIPv4(address) ? 'ipv4' : 'ipv6');
        const isHeld = list.check(client, 'ipv4');
        const octets = firstOctets([{ address, bits, family: isIPv4(address) ? 'ipv4' : 'ipv6' }]);
        expect(isHeld && octets[octetOf(client)] === 0).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('octetOf', () => {
  it.each([
    ['192.0.2.7', 192],
    ['8.8.8.8', 8],
    ['0.0.0.0', 0],
    ['256.0.0.1', -1],
    ['.1.2.3', -1],
    ['2001:db8::1', -1],
    ['20:db8::1', -1],
    ['::ffff:10.0.0.1', -1],
    ['1234', -1],
    ['', -1],
    ['host.example', -1],
  ])('of %j is %i', (address, octet) => {
    expect(octetOf(address)).toBe(octet);
  });
});
