import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathTemplate } from '../../src/model/path-template.js';
import { isTemplateOf, templateHash } from '../../src/model/template-hash.js';

const segment = fc.oneof(
  fc.stringMatching(/^[0-9]{0,14}$/),
  fc.stringMatching(/^[0-9a-fA-F]{0,20}$/),
  fc.stringMatching(/^[a-z%0-9.\-é…:@*]{0,40}$/),
  fc.uuid(),
  fc.constantFrom('', 'api', '*', 'v1', '..', '%41'.repeat(9), 'ABCDEFAB-abcd-ABCD-abcd-abcdefabcdef'),
);
const url = fc
  .tuple(
    fc.constantFrom('', '', '', '/', 'https://u@h.example:8', '*', 'x', 'sip:nm', 'h:443'),
    fc.array(segment, { maxLength: 12 }),
    fc.constantFrom('', '?x=/1/2', '#f', '?', '/'),
  )
  .map(([start, segments, end]) => start + segments.map((one) => `/${one}`).join('') + end);
const any = fc.oneof({ weight: 5, arbitrary: url }, fc.string());

it('is the same for URLs of one template, and for them alone', () => {
  fc.assert(
    fc.property(any, any, (a, b) => {
      const [first, second] = [pathTemplate(a), pathTemplate(b)];
      expect(templateHash(a) === templateHash(b)).toBe(first === second);
      expect(isTemplateOf(first, a)).toBe(true);
      if (templateHash(a) === templateHash(b)) expect(isTemplateOf(first, b)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it('does not take a template for that of a URL whose words are others', () => {
  expect(isTemplateOf('/orders/*', '/users/7')).toBe(false);
  expect(isTemplateOf('/orders/*', '/orders/7/items')).toBe(false);
  expect(isTemplateOf('/orders/*/items', '/orders/7')).toBe(false);
});
