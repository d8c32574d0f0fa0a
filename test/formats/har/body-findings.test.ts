import { expect, it } from 'vitest';
import { bodyFindings } from '../../../src/formats/har/body-findings.js';

it('says what a body says, the same every time', () => {
  const content = { text: 'Error: gone\n    at f (/srv/shop/a.js:1:2)\n' };
  const first = bodyFindings(content, '', null);
  expect(first?.exception).toMatchObject({ platform: 'Node.js', type: 'Error', message: 'gone' });
  for (let i = 0; i < 100; i++) {
    expect(bodyFindings({ text: `no such page ${i}` }, '', null)?.text).toBe(`no such page ${i}`);
  }
  expect(bodyFindings(content, '', null)).toEqual(first);
});

it('has nothing to say of no body', () => {
  expect(bodyFindings({}, '', null)).toBeNull();
  expect(bodyFindings({ text: ' \n' }, '', null)).toBeNull();
});
