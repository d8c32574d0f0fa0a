import { describe, expect, it } from 'vitest';
import { layOutFields } from '../../../src/formats/w3c/fields.js';

function columns(listed: string, dialect: 'iis' | 'cloudfront' = 'iis') {
  const layout = layOutFields(listed, dialect);
  if ('error' in layout) throw new Error(layout.error);
  return layout.columns;
}

describe('layOutFields', () => {
  it('finds the columns of IIS', () => {
    const found = columns(
      'date time c-ip cs-method cs-uri-stem cs-uri-query sc-status cs(User-Agent) cs-host time-taken',
    );
    expect(found).toMatchObject({ client: 2, method: 3, path: 4, query: 5, status: 6, host: 8 });
    expect(found.requestHeaders.map(({ name }) => name)).toEqual(['user-agent', 'host']);
  });

  it('knows headers that IIS was told to log by their bare names', () => {
    const found = columns(
      'cs-method origin Access-Control-Request-Method access-control-allow-origin sc(Vary) rs(Age) x-custom',
    );
    expect(found.requestHeaders.map(({ name }) => name)).toEqual(['origin', 'access-control-request-method']);
    expect(found.responseHeaders.map(({ name }) => name)).toEqual(['access-control-allow-origin', 'vary', 'age']);
  });

  it('separates the fields of CloudFront with tabs', () => {
    const layout = layOutFields('cs-method c-ip', 'cloudfront');
    expect(layout).toMatchObject({ items: [{}, { kind: 'literal', text: '\t' }, {}] });
  });

  it('needs a method', () => {
    expect(layOutFields('date time', 'iis')).toHaveProperty('error', expect.stringContaining('(cs-method)'));
    expect(layOutFields('', 'iis')).toHaveProperty('error');
  });
});
