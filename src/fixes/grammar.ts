import { isIPv4, isIPv6 } from 'node:net';

/**
 * The gate. A value from the input may enter generated text only if one of these functions lets it pass; whatever
 * syntax the text is for, the characters let through here have no meaning in it beyond themselves.
 */

const methodToken = /^[A-Z]{1,20}$/;
const headerName = /^[a-z0-9-]{1,64}$/;
const pathCharacters = /^\/[A-Za-z0-9._~/-]*$/;
const dnsLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const portNumber = /^[1-9][0-9]{0,4}$/;

const longestPath = 200;
const longestDnsName = 253;

export function isMethod(value: string): boolean {
  return methodToken.test(value);
}

/** Lower-case header names only; the caller lowers them. */
export function isHeaderName(value: string): boolean {
  return headerName.test(value);
}

/** A path without dot segments and empty segments, so that servers that normalise see the same path. */
export function isPath(value: string): boolean {
  if (value.length > longestPath || !pathCharacters.test(value) || value.includes('//')) return false;
  return !value.split('/').some((segment) => segment === '.' || segment === '..');
}

/** A DNS name, a dotted IPv4 address or a bracketed IPv6 address, with an optional port. */
export function isAuthority(value: string): boolean {
  const { host, port } = splitAuthority(value);
  return isHost(host) && (port === null || isPort(port));
}

/**
 * An http or https origin exactly as a browser serialises it: lower-case, no path, no default port.
 * `null` is no origin to this function.
 */
export function isOrigin(value: string): boolean {
  const scheme = value.startsWith('https://') ? 'https' : value.startsWith('http://') ? 'http' : null;
  if (scheme === null) return false;
  const authority = value.slice(scheme.length + 3);
  return isAuthority(authority) && splitAuthority(authority).port !== (scheme === 'https' ? '443' : '80');
}

/** Host (brackets kept) and port of an authority that need not be valid. */
export function splitAuthority(authority: string): { readonly host: string; readonly port: string | null } {
  const colon = authority.lastIndexOf(':');
  if (colon === -1 || authority.endsWith(']')) return { host: authority, port: null };
  return { host: authority.slice(0, colon), port: authority.slice(colon + 1) };
}

export function isIpHost(host: string): boolean {
  return host.startsWith('[') || isIPv4(host);
}

function isHost(host: string): boolean {
  if (host.startsWith('['))
    return host.endsWith(']') && /^[0-9a-f:.]+$/.test(host.slice(1, -1)) && isIPv6(host.slice(1, -1));
  if (host.length === 0 || host.length > longestDnsName) return false;
  const labels = host.split('.');
  if (!labels.every((label) => dnsLabel.test(label))) return false;
  // A name that ends in a number is read as an IPv4 address by every browser.
  return !/^[0-9]+$/.test(labels.at(-1) ?? '') || isIPv4(host);
}

function isPort(port: string): boolean {
  return portNumber.test(port) && Number(port) <= 65535;
}
