import { describe, expect, it } from 'vitest';
import { patternForBoth } from '../../../src/summary/warnings/look-alike.js';

const app = 'https://app.example.com';

describe('patternForBoth', () => {
  it.each([
    [app, 'https://appXexample.com', 'a dot stands for any character'],
    [app, 'https://app.example.com.evil.net', 'without $'],
    [app, 'https://app.example.comevil.net', 'without $'],
    [app, 'https://evilexample.com', 'without ^'],
  ])('%s and %s', (origin, imitation, expected) => {
    const pattern = patternForBoth(origin, imitation, 'api.example.com');
    expect(pattern).toContain(expected);
  });

  it.each([
    ['https://admin.example.com', 'the same site'],
    ['https://app.example.com:8443', 'another port'],
    ['http://app.example.com', 'another scheme'],
    ['https://partner.test', 'another site'],
    ['https://app.example.net', 'another ending'],
    ['null', 'no origin'],
    ['', 'nothing'],
  ])('%s is no imitation: %s', (other) => {
    expect(patternForBoth(app, other, 'api.example.com')).toBeNull();
  });

  it('takes an ending for an imitation of the server’s own site only', () => {
    expect(patternForBoth('https://www.shop.com', 'https://workshop.com', 'api.saas.test')).toBeNull();
    expect(patternForBoth('https://www.shop.com', 'https://workshop.com', null)).toBeNull();
  });
});
