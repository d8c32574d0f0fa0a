import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ExchangeFinding } from '../../src/model/finding.js';
import { endpointKeyOf, groupKeyOf, serialiseGroupKey } from '../../src/summary/group-key.js';
import { createPlaces } from '../../src/summary/places.js';
import { findings } from '../helpers/findings.js';

it('gives the keys that the finding by itself has, whatever came before', () => {
  fc.assert(
    fc.property(findings, (list) => {
      const placeOf = createPlaces((place) => place);
      const exchanges = list.filter((one): one is ExchangeFinding => 'exchange' in one);
      const withoutDetail = exchanges.map((finding) => ({ ...finding, failures: [] }));
      for (const finding of [...exchanges, ...withoutDetail, ...withoutDetail]) {
        const key = groupKeyOf(finding);
        expect(placeOf(finding)).toMatchObject({
          endpointKey: endpointKeyOf(finding, key),
          groupKey: serialiseGroupKey(key),
        });
      }
    }),
  );
});
