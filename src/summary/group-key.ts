import { faultDetail } from '../causes/fault-detail.js';
import type { ExchangeFinding } from '../model/finding.js';
import { pathTemplate } from '../model/path-template.js';
import { mainRecord } from './exchange-record.js';

/** What makes two failures the same: the parts of a group's key. */
export type GroupKey = {
  readonly verdict: string;
  readonly cause: string;
  readonly status: number | null;
  readonly detail: string;
  readonly host: string;
  readonly path: string;
};

/** Longest host and detail that tell groups apart; both are the attacker's. */
const maximumPart = 100;

export function groupKeyOf(finding: ExchangeFinding): GroupKey {
  const record = mainRecord(finding);
  return {
    verdict: finding.verdict,
    cause: finding.causes[0] ?? '',
    status: statusOf(finding),
    detail: (faultDetail(finding) ?? '').slice(0, maximumPart),
    host: (record.host ?? '').toLowerCase().slice(0, maximumPart),
    path: pathTemplate(record.url),
  };
}

/** The status that was answered where it failed. */
export function statusOf(finding: ExchangeFinding): number | null {
  return finding.stage === 'request' ? (finding.exchange.request?.status ?? null) : mainRecord(finding).status;
}

/** JSON, so that no value can be mistaken for a separator. */
export function serialiseGroupKey(key: GroupKey): string {
  return JSON.stringify([key.verdict, key.cause, key.status, key.detail, key.host, key.path]);
}

export function parseGroupKey(text: string): GroupKey {
  const [verdict, cause, status, detail, host, path] = JSON.parse(text) as [
    string,
    string,
    number | null,
    string,
    string,
    string,
  ];
  return { verdict, cause, status, detail, host, path };
}

/** Where a group goes when there are too many: all paths and details of one cause together. */
export function foldGroupKey(text: string): string {
  // Verdict, cause and status are words and a number: what stands before the third comma.
  let end = 0;
  for (let commas = 0; commas < 3; commas++) end = text.indexOf(',', end) + 1;
  return `${text.slice(0, end)}"","","*"]`;
}

/** Where a finding happened, with the status that was answered and the origin of the page, as far as it is known. */
export type EndpointKey = Pick<GroupKey, 'host' | 'path' | 'status'> & { readonly origin: string };

export function endpointKeyOf(finding: ExchangeFinding, { host, path, status }: GroupKey): string {
  return JSON.stringify([host, path, status, (finding.exchange.origin ?? '').slice(0, maximumPart)]);
}

export function parseEndpointKey(text: string): EndpointKey {
  const [host, path, status, origin] = JSON.parse(text) as [string, string, number | null, string];
  return { host, path, status, origin };
}
