import { isIP } from 'node:net';
import type { HeaderBag } from '../../model/http-record.js';
import type { Trust } from './trusted-proxies.js';

/** Longer chains are no chains of proxies, and nobody needs their beginning. */
const longest = 4096;

/**
 * Who sent a request that came through proxies. `peer` is who connected to the server; `header` is what it said of whom
 * it speaks for, each proxy having written its own client behind what it was sent. A client may write there what it
 * likes, so only the word of a trusted proxy counts: from the right, the first address that is no proxy of ours is the
 * client. Where all are, or what stands there is no address, it is the last that is believed.
 */
export function clientBehind(peer: string | null, { name, value }: ForwardingHeader, trusts: Trust): string | null {
  const hops = hopsOf(name, value);
  let client = peer;
  for (let hop = hops.pop(); hop !== undefined; hop = hops.pop()) {
    if (client !== null && !trusts(client)) return client;
    const address = addressOf(hop);
    if (address === null) return client;
    client = address;
  }
  return client;
}

export type ForwardingHeader = {
  /** Lower-case. */
  readonly name: string;
  readonly value: string;
};

/** Headers in which proxies say for whom they speak, in the order in which they are believed. */
export const forwardingHeaders: readonly string[] = [
  'x-forwarded-for',
  'forwarded',
  'x-real-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'x-client-ip',
];

/** The same by all headers of a request: the first that is there of `forwardingHeaders` counts. */
export function clientByHeaders(peer: string | null, { lines }: HeaderBag, trusts: Trust): string | null {
  for (const name of forwardingHeaders) {
    const values = lines.filter(([one]) => one === name).map(([, value]) => value);
    if (values.length > 0) return clientBehind(peer, { name, value: values.join(',') }, trusts);
  }
  return peer;
}

/** From the first client to the last proxy but one. */
function hopsOf(name: string, value: string): string[] {
  const chain = value.slice(-longest);
  // Nearly always one address stands there.
  const elements = chain.includes(',') ? chain.split(',') : [chain];
  return name === 'forwarded' ? elements.map(forOf) : elements;
}

/** RFC 7239, 4: the `for` parameter of one element; nothing where it has none. */
function forOf(element: string): string {
  for (const pair of element.split(';')) {
    const match = /^\s*for\s*=\s*(?:"([^"]*)"|([^"\s]*))\s*$/i.exec(pair);
    if (match !== null) return match[1] ?? match[2] ?? '';
  }
  return '';
}

/** Some proxies write the port too; IPv6 then stands in brackets. */
function addressOf(hop: string): string | null {
  const text = hop.trim();
  if (!/[^\d.]/.test(text)) return isIP(text) === 0 ? null : text;
  const match = /^(?:\[([\da-f:.]+)\]|(\d{1,3}(?:\.\d{1,3}){3}))(?::\d{1,5})?$/i.exec(text);
  const address = match?.[1] ?? match?.[2] ?? text;
  return isIP(address) === 0 ? null : address;
}
