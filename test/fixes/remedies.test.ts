import { describe, expect, test } from 'vitest';
import { isConfigurable, remediesOf } from '../../src/fixes/remedies.js';
import { madeUpExemplar, madeUpGroup } from './made-up-group.js';

describe('remediesOf', () => {
  test('adds the lists and credentials that the same exchanges lack', () => {
    const causes = ['preflight-method-not-allowed', 'preflight-header-not-allowed'];
    const group = madeUpGroup({ cause: 'preflight-method-not-allowed', exemplars: [madeUpExemplar({ causes })] });
    expect(remediesOf(group)).toEqual(['list-methods', 'list-headers']);
  });

  test('adds no list to an answer that has both already', () => {
    const causes = [
      'preflight-method-not-handled',
      'preflight-method-not-allowed',
      'preflight-allow-credentials-invalid',
    ];
    const group = madeUpGroup({ exemplars: [madeUpExemplar({ causes })] });
    expect(remediesOf(group)).toEqual(['answer-preflight', 'send-cors-headers', 'allow-credentials']);
  });

  test('adds nothing where the application or the URL is at fault', () => {
    const causes = ['preflight-server-error', 'preflight-allow-origin-missing', 'preflight-method-not-allowed'];
    const group = madeUpGroup({
      cause: 'preflight-server-error',
      status: 500,
      exemplars: [madeUpExemplar({ causes })],
    });
    expect(remediesOf(group)).toEqual(['look-at-application']);
  });

  test('survives causes it does not know', () => {
    const exemplars = [madeUpExemplar({ causes: ['from-a-later-version'] })];
    expect(remediesOf(madeUpGroup({ exemplars }))).toEqual(['answer-preflight', 'send-cors-headers']);
  });
});

test('isConfigurable', () => {
  expect(isConfigurable(madeUpGroup())).toBe(true);
  expect(isConfigurable(madeUpGroup({ cause: 'preflight-redirect' }))).toBe(false);
  expect(isConfigurable(madeUpGroup({ cause: 'redirect-hop-blocked' }))).toBe(true);
});
