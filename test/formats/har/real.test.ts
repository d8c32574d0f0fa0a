import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { auditFiles } from '../../helpers/audit-file.js';
import { recordersToRun } from './real/recorders.js';

/** What each tool showed of the same page: see `real/README.md`. */
async function judgementsIn(name: string): Promise<Record<string, string>> {
  const file = fileURLToPath(new URL(`real/${name}.har`, import.meta.url));
  const { findings, report } = await auditFiles([file]);
  expect(report.counts.unreadable).toBe(0);
  const judgements: Record<string, string> = { title: report.sources[0]?.format ?? '' };
  for (const finding of findings) {
    if (finding.type !== 'preflight' && finding.type !== 'request') continue;
    const record = finding.exchange.preflight ?? finding.exchange.request;
    const path = new URL(record?.url ?? '').pathname;
    const words = [finding.type, finding.verdict, finding.causes[0] ?? '', finding.exchange.followUp];
    judgements[path] = words.join(' ').replace('  ', ' ');
  }
  return judgements;
}

const blocked = {
  '/throws': 'preflight blocked preflight-server-error',
  '/refused': 'preflight blocked preflight-method-not-handled',
  '/header': 'preflight blocked preflight-header-not-allowed',
};
const withFollowUp = (followUp: string) =>
  Object.fromEntries(Object.entries(blocked).map(([path, words]) => [path, `${words} ${followUp}`]));
const simple = 'request blocked actual-allow-origin-missing sent';

const expected: Readonly<Record<keyof typeof recordersToRun, Record<string, string>>> = {
  chrome: {
    title: 'HAR from Chrome DevTools',
    '/fine': 'preflight passed sent',
    ...withFollowUp('never-sent'),
    '/simple': simple,
  },
  firefox: {
    title: 'HAR from Firefox',
    '/fine': 'preflight passed sent',
    ...withFollowUp('never-sent'),
    '/simple': simple,
  },
  'chrome-har': {
    title: 'HAR from chrome-har',
    '/fine': 'preflight passed sent',
    ...withFollowUp('unknown'),
  },
  'chrome-har-capturer': {
    title: 'HAR from chrome-har-capturer',
    '/fine': 'preflight passed sent',
    ...withFollowUp('unknown'),
  },
  playwright: { title: 'HAR from Playwright', '/fine': 'request passed sent' },
  mitmproxy: {
    title: 'HAR from mitmproxy',
    '/fine': 'preflight passed sent',
    ...withFollowUp('not-seen'),
    '/simple': simple,
  },
};

it.each(Object.keys(recordersToRun))('%s', async (name) => {
  expect(await judgementsIn(name)).toEqual(expected[name]);
});

it('mitmproxy keeps the bodies of preflights, and with them the exception', async () => {
  const { report } = await auditFiles([fileURLToPath(new URL('real/mitmproxy.har', import.meta.url))]);
  const bodyOf = (status: number) => report.groups.find((group) => group.status === status)?.exemplars[0]?.body;
  expect(bodyOf(500)).toEqual({
    exception: {
      platform: 'Node.js',
      page: 'Express',
      type: 'RangeError',
      message: 'no handler for <OPTIONS> & friends',
      frame: { file: '/srv/shop/test/formats/har/real/site.ts', line: expect.any(Number), in: '<anonymous>' },
    },
    text: '',
  });
  expect(bodyOf(405)).toEqual({ exception: null, text: 'Method Not Allowed' });
});
