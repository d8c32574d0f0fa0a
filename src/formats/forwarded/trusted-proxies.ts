import { BlockList, isIP, isIPv4 } from 'node:net';
import { memoise } from '../../model/memoise.js';
import { firstOctets, octetOf, type ProxyBlock } from './first-octets.js';

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
  const blocks = [...ours, ...named].flatMap((one) => parseBlock(one) ?? []);
  const mayBegin = firstOctets(blocks);
  // Made when it is asked for: a recording has no such addresses.
  let list: BlockList | null = null;
  const look = memoise((address) => {
    if (isIP(address) === 0) return { isTrusted: false };
    list ??= listBlocks(blocks);
    return { isTrusted: list.check(address, familyOf(address)) };
  });
  // Most clients are strangers, and to ask the list takes a hundred times as long.
  return (address) => mayBegin[octetOf(address)] !== 0 && look(address).isTrusted;
}

function listBlocks(blocks: readonly ProxyBlock[]): BlockList {
  const list = new BlockList();
  for (const { address, bits, family } of blocks) list.addSubnet(address, bits, family);
  return list;
}

/** Null where this is no address, and no block of addresses. */
export function parseBlock(text: string): ProxyBlock | null {
  const [, address = '', length] = /^([\da-fA-F:.]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  if (isIP(address) === 0) return null;
  const longest = isIPv4(address) ? 32 : 128;
  const bits = length === undefined ? longest : Number(length);
  return bits > longest ? null : { address, bits, family: familyOf(address) };
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}
