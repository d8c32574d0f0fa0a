import type { HttpRecord } from '../model/http-record.js';

/**
 * For servers that log the whole URL with the port it was asked on: the default port is left out, as browsers do, and
 * the authority becomes the host.
 */
export function withAbsoluteTarget(record: HttpRecord): HttpRecord {
  const parts = /^(https?):\/\/([^/?#]*?)(?::(\d{1,5}))?(?=[/?#]|$)(.*)$/is.exec(record.url);
  if (parts === null) return record;
  const [, scheme = '', name = '', port, rest = ''] = parts;
  if (name === '' || name === '-') return record;
  const isDefault = port === undefined || port === (scheme.toLowerCase() === 'https' ? '443' : '80');
  const host = isDefault ? name : `${name}:${port}`;
  return { ...record, url: `${scheme}://${host}${rest}`, host };
}
