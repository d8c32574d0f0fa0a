import { describe, expect, it } from 'vitest';
import { findColumns } from '../../../src/formats/access-log/columns.js';
import { parseLogFormat } from '../../../src/formats/apache-log-parser/log-format-items.js';

function columns(format: string) {
  const items = parseLogFormat(format);
  if ('fault' in items) throw new Error(items.fault);
  const directives = items.filter((item) => item.kind === 'directive');
  const found = findColumns(directives);
  const name = (field: number | null) => (field === null ? null : (directives[field]?.directive ?? null));
  return { found, name };
}

describe('findColumns', () => {
  it('prefers what is nearer to the browser', () => {
    const { found, name } = columns('%{c}a %h %a %v %{Host}i %m %<m %s %>s %b %O %{local}p %p %q %<q');
    expect(name(found.client)).toBe('%a');
    expect(name(found.host)).toBe('%{Host}i');
    expect(name(found.method)).toBe('%<m');
    expect(name(found.status)).toBe('%>s');
    expect(name(found.size)).toBe('%O');
    expect(name(found.port)).toBe('%p');
    expect(name(found.query)).toBe('%<q');
    expect(found.forwarded).toBeNull();
  });

  it('knows for whom a proxy speaks', () => {
    const behindProxy = columns('%h %{X-Real-IP}i %{X-Forwarded-For}i %r');
    expect(behindProxy.name(behindProxy.found.client)).toBe('%h');
    expect(behindProxy.found.forwarded).toEqual({ name: 'x-forwarded-for', field: 2, condition: null });
    expect(columns('%{CF-Connecting-IP}i %{Forwarded}i').found.forwarded?.name).toBe('forwarded');
    expect(columns('%200{X-Forwarded-For}i %h').found.forwarded).toBeNull();
    expect(columns('%r').found.client).toBeNull();
  });

  it('leaves conditional directives out, except for headers', () => {
    const { found } = columns('%200h %404r %400{Origin}i');
    expect(found.client).toBeNull();
    expect(found.requestLine).toBeNull();
    expect(found.requestHeaders).toEqual([
      { name: 'origin', field: 2, condition: { statuses: [400], negated: false } },
    ]);
  });

  it('names each header once, in lower case', () => {
    const { found } = columns('%{User-Agent}i %{user-agent}i %{Vary}o %{}i');
    expect(found.requestHeaders.map(({ name, field }) => [name, field])).toEqual([['user-agent', 0]]);
    expect(found.responseHeaders.map(({ name, field }) => [name, field])).toEqual([['vary', 2]]);
  });

  it('knows the notes and ids of the recommended format', () => {
    const { found, name } = columns(
      '%{UNIQUE_ID}e %L %{c}L %{proxy-status}n %{cors_acao_on}n %{cors_acao_al}n %{remote}p %R %{sid}C',
    );
    expect([found.uniqueId, found.errorLogId, found.backendStatus, found.allowOriginOnSuccess].map(name)).toEqual([
      '%{UNIQUE_ID}e',
      '%L',
      '%{proxy-status}n',
      '%{cors_acao_on}n',
    ]);
    expect([found.allowOriginAlways, found.clientPort, found.handler, found.cookie].map(name)).toEqual([
      '%{cors_acao_al}n',
      '%{remote}p',
      '%R',
      '%{sid}C',
    ]);
  });
});
