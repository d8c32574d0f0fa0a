import { describe, expect, it } from 'vitest';
import type { Fix } from '../../../src/fixes/fix.js';
import type { Group } from '../../../src/model/report.js';
import { causeDetails } from '../../../src/views/text/cause-details.js';
import { pageFor } from '../../../src/views/text/page.js';
import { madeUpFix, madeUpGroup, madeUpRecord, madeUpReport } from '../made-up-report.js';

function detailsOf(groups: readonly Group[], fixes: readonly Fix[] = []): readonly string[] {
  const report = madeUpReport({ groups });
  const page = pageFor(report, { width: 110, color: false, ascii: false });
  return causeDetails(report, fixes, page).map((lines) => lines.join('\n'));
}

describe('causeDetails', () => {
  it('says why, who asked, and where it stands', () => {
    expect(detailsOf([madeUpGroup()])).toEqual([
      [
        '1  405: nobody answers OPTIONS on api.example.com/api/v2/orders/*',
        '   The application refuses the method OPTIONS, so the browser never sends the request it asked about.',
        '   From       https://app.example.com (2,802), https://admin.example.com (109); 412 clients',
        '   Wanted     PUT (2,040), DELETE (871); with content-type',
        '   Evidence   access.log:184221  14:02:13  203.0.113.7  OPTIONS /api/v2/orders/4711 405  and 2,910 more',
      ].join('\n'),
    ]);
  });

  it('shows the reason that each browser gives', () => {
    const report = (message: string) => ({ error: 'made-up', parameter: null, message });
    const browser = {
      chromium: report(
        "Access to fetch at 'https://api.example.com/x' from origin 'https://app.example.com' has been blocked by CORS policy: Redirect is not allowed for a preflight request.",
      ),
      firefox: report(
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at /x. (Reason: CORS preflight response did not succeed). Status code: 405.',
      ),
      webkit: report('Preflight response is not successful. Status code: 405'),
    };
    const [details = ''] = detailsOf([madeUpGroup({ browser })]);
    expect(details).toContain(
      [
        '   Chrome     Redirect is not allowed for a preflight request.',
        '   Firefox    CORS preflight response did not succeed. Status code: 405.',
        '   Safari     Preflight response is not successful. Status code: 405',
      ].join('\n'),
    );
  });

  it('says how sure it is, and what would settle it', () => {
    const doubtful = { certainty: 'likely', confirm: 'Send the OPTIONS with curl -i.' } as const;
    expect(detailsOf([madeUpGroup(doubtful)])[0]).toContain(
      '   Certainty  only likely. To be sure: send the OPTIONS with curl -i.',
    );
    expect(detailsOf([madeUpGroup()])[0]).not.toContain('Certainty');
  });

  it('shows what the body of a response said: an exception before words', () => {
    const frame = { file: 'Orders.java', line: 24, in: 'com.example.Orders.take' };
    const exception = {
      platform: 'Java',
      page: 'Tomcat',
      type: 'com.example.Gone',
      message: 'no stock',
      frame,
    } as const;
    const words = madeUpRecord({ body: { exception: null, text: 'Cannot OPTIONS /orders' } });
    const thrown = madeUpRecord({ body: { exception, text: '' } });
    expect(detailsOf([madeUpGroup({ exemplars: [words, thrown] })])[0]).toContain(
      '2,910 more\n              com.example.Gone: no stock (Java, Tomcat)\n              at com.example.Orders.take (Orders.java:24)',
    );
    expect(detailsOf([madeUpGroup({ exemplars: [madeUpRecord(), words] })])[0]).toContain(
      '2,910 more\n              The response says: Cannot OPTIONS /orders',
    );
  });

  it('gives the evidence of the whole group below its example', () => {
    expect(detailsOf([madeUpGroup({ evidence: ['None of 68 was followed.'] })])[0]).toContain(
      '2,910 more\n              None of 68 was followed.',
    );
  });

  it('puts a long URL on a line of its own', () => {
    const url = `https://api.example.com/${'segment/'.repeat(12)}end`;
    const source = { file: 'traffic.har', entry: 41 };
    const [details = ''] = detailsOf([madeUpGroup({ exemplars: [madeUpRecord({ url, source })] })]);
    expect(details).toContain('Evidence   traffic.har#41  14:02:13  203.0.113.7  and 2,910 more\n');
    expect(details).toContain('segment/end');
  });

  it('shows the request that was sent where its response is at fault', () => {
    const followUp = { line: 9, method: 'PUT', status: 502, time: null, sent: true };
    const example = madeUpRecord({ status: 204, stage: 'request', request: followUp, client: null, time: null });
    expect(detailsOf([madeUpGroup({ exemplars: [example], count: 1 })])[0]).toContain(
      '   Evidence   access.log:184221  OPTIONS /api/v2/orders/4711 204, then PUT 502 (line 9)',
    );
  });

  it('shows a request without a preflight by its own method, and no response as that', () => {
    const example = madeUpRecord({ type: 'request', stage: 'request', requestMethod: 'GET', status: 0, url: '/a' });
    expect(detailsOf([madeUpGroup({ exemplars: [example] })])[0]).toContain('GET /a no response');
  });

  it('prints a fix once and refers to it from there on', () => {
    const groups = [madeUpGroup(), madeUpGroup({ path: '/b' })];
    const [first = '', second = ''] = detailsOf(groups, [madeUpFix({ groups: groups.map((group) => group.key) })]);
    expect(first).toContain('     RewriteRule ^ - [R=204,L]');
    expect(second).toContain('   Fix        the one under 1 repairs this too.');
    expect(second).toContain('   As under 1.');
  });

  it('goes into detail for the first causes only', () => {
    const groups = Array.from({ length: 12 }, (_, index) => madeUpGroup({ path: `/${index}` }));
    const details = detailsOf(groups);
    expect(details).toHaveLength(9);
    expect(details.at(-1)).toBe('The other causes stand in the table only; --format json has their evidence.');
  });
});
