export type ProxyBlock = { readonly address: string; readonly bits: number; readonly family: 'ipv4' | 'ipv6' };

/** For each number that an IPv4 address can begin with: 0 where none of those lies in any of these blocks, else 1. */
export function firstOctets(blocks: readonly ProxyBlock[]): Uint8Array {
  const octets = new Uint8Array(256);
  for (const { address, bits, family } of blocks) {
    if (family === 'ipv4') {
      const size = bits < 8 ? 2 ** (8 - bits) : 1;
      const first = Math.floor(octetOf(address) / size) * size;
      octets.fill(1, first, first + size);
    } else if (mayHoldMapped(address, bits)) {
      octets.fill(1);
    }
  }
  return octets;
}

/** Whether addresses of IPv4 may lie in a block of IPv6, which are those of ::ffff:0:0/96: zeroes at the beginning. */
function mayHoldMapped(address: string, bits: number): boolean {
  const [group = ''] = address.split(':', 1);
  const first = Number.parseInt(group === '' ? '0' : group, 16);
  const isLoopback = address === '::1' && bits === 128;
  return !isLoopback && first >> Math.max(0, 16 - bits) === 0;
}

const zero = 0x30;
const dot = 0x2e;

/** What stands before the first dot of an IPv4 address; -1 where this looks like none. */
export function octetOf(address: string): number {
  let octet = 0;
  for (let at = 0; at < 4; at++) {
    const code = address.charCodeAt(at);
    if (code === dot) return at > 0 && octet < 256 ? octet : -1;
    if (!(code >= zero && code < zero + 10)) return -1;
    octet = octet * 10 + code - zero;
  }
  return -1;
}
