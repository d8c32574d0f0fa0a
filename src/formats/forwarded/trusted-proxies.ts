import { BlockList, isIP, isIPv4 } from 'node:net';
import { memoise } from '../../model/memoise.js';

/** Whether this address is that of a proxy whose word about its own client is believed. */
export type Trust = (address: string) => boolean;

/** Addresses that nobody has on the internet: who comes from one came through a machine of ours. */
const ours: readonly string[] = [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
];

/** Trusts private and loopback addresses, and these, given as addresses or `address/bits`; what is neither is left out. */
export function trustProxies(named: readonly string[]): Trust {
  // Made when it is asked for: a recording has no such addresses.
  let list: BlockList | null = null;
  const look = memoise((address) => {
    if (isIP(address) === 0) return { isTrusted: false };
    list ??= listBlocks([...ours, ...named]);
    return { isTrusted: list.check(address, familyOf(address)) };
  });
  return (address) => look(address).isTrusted;
}

function listBlocks(all: readonly string[]): BlockList {
  const list = new BlockList();
  for (const one of all) {
    const block = parseBlock(one);
    if (block !== null) list.addSubnet(block.address, block.bits, block.family);
  }
  return list;
}

/** Null where this is no address, and no block of addresses. */
export function parseBlock(
  text: string,
): { readonly address: string; readonly bits: number; readonly family: 'ipv4' | 'ipv6' } | null {
  const [, address = '', length] = /^([\da-fA-F:.]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  if (isIP(address) === 0) return null;
  const longest = isIPv4(address) ? 32 : 128;
  const bits = length === undefined ? longest : Number(length);
  return bits > longest ? null : { address, bits, family: familyOf(address) };
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}
