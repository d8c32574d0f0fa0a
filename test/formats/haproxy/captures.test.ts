import { describe, expect, it } from 'vitest';
import { createCaptures } from '../../../src/formats/haproxy/captures.js';
import { logged, logRecord } from '../../helpers/records.js';
import { headersOf } from '../read-one.js';

const bare = logRecord({ requestHeaders: logged({}) });

describe('createCaptures', () => {
  it('gives the values the names of the configuration', () => {
    const captures = createCaptures({ request: ['origin', null, 'user-agent'] });
    const { requestHeaders } = captures.addTo(bare, '{https://app.example|secret|} {*} ');
    expect(headersOf(requestHeaders)).toEqual({ origin: 'https://app.example' });
    expect(requestHeaders.recorded).toEqual(new Set(['origin', 'user-agent']));
    expect(captures.recorded().request).toEqual(new Set(['origin', 'user-agent']));
  });

  it('guesses them from the values, once and for all', () => {
    const captures = createCaptures(null);
    expect(captures.addTo(bare, '{||} ').requestHeaders.recorded).toEqual(new Set());
    const first = captures.addTo(bare, '{https://app.example|PUT|Mozilla/5.0 (X11)} ');
    expect(headersOf(first.requestHeaders)).toEqual({
      origin: 'https://app.example',
      'access-control-request-method': 'PUT',
      'user-agent': 'Mozilla/5.0 (X11)',
    });
    const second = captures.addTo(bare, '{||PUT} ');
    expect(headersOf(second.requestHeaders)).toEqual({ 'user-agent': 'PUT' });
    expect(second.requestHeaders.recorded).toEqual(new Set(['origin', 'access-control-request-method', 'user-agent']));
  });

  it('tells Referer from Origin', () => {
    const { requestHeaders } = createCaptures(null).addTo(bare, '{https://app.example/page|null} ');
    expect(headersOf(requestHeaders)).toEqual({ referer: 'https://app.example/page', origin: 'null' });
  });

  it('undoes the escapes only when the slots are apart', () => {
    const { requestHeaders } = createCaptures({ request: ['x', 'y'] }).addTo(bare, '{a#7Cb#22|#C3#BC} ');
    expect(headersOf(requestHeaders)).toEqual({ x: 'a|b"', y: 'ü' });
  });

  it('leaves response captures aside, which are not what the browser got', () => {
    expect(createCaptures({ request: [] }).addTo(bare, '{*} ')).toBe(bare);
    expect(createCaptures(null).addTo(bare, '{x} {*} ').responseHeaders).toBe(bare.responseHeaders);
  });

  it('has nothing to say where nothing was captured', () => {
    expect(createCaptures(null).addTo(bare, '')).toBe(bare);
    expect(createCaptures(null).addTo(bare, null)).toBe(bare);
  });

  it('looks at a bounded number of slots', () => {
    const captures = createCaptures(null);
    captures.addTo(bare, `{${'|'.repeat(1000)}https://app.example} `);
    expect(captures.recorded().request).toEqual(new Set());
  });
});
