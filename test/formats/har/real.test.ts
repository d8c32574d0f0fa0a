import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { auditFiles } from '../../helpers/audit-file.js';
import { recordersToRun } from './real/recorders.js';

/** What each tool showed of the same page: see `real/README.md`. */
async function judgementsIn(name: string): Promise<Record<string, string>> {
  const file = fileURLToPath(new URL(`real/${name}`, import.meta.url));
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
/** What answers to a client that is no browser say: nothing. */
const client = (title: string) => ({ title: `HAR from ${title}` });
const simple = 'request blocked actual-allow-origin-missing sent';

const expected: Readonly<Record<keyof typeof recordersToRun, Record<string, string>>> = {
  'chrome.har': {
    title: 'HAR from Chrome DevTools',
    '/fine': 'preflight passed sent',
    ...withFollowUp('never-sent'),
    '/simple': simple,
  },
  'firefox.har': {
    title: 'HAR from Firefox',
    '/fine': 'preflight passed sent',
    ...withFollowUp('never-sent'),
    '/simple': simple,
  },
  'firefox-bidi.har': {
    title: 'HAR from Firefox over WebDriver BiDi',
    '/fine': 'preflight passed sent',
    '/simple': simple,
  },
  'webkit.har': { title: 'HAR from Safari Web Inspector', '/fine': 'request passed sent' },
  'chrome-har.har': {
    title: 'HAR from chrome-har',
    '/fine': 'preflight passed sent',
    ...withFollowUp('unknown'),
  },
  'chrome-har-capturer.har': {
    title: 'HAR from chrome-har-capturer',
    '/fine': 'preflight passed sent',
    ...withFollowUp('unknown'),
  },
  'puppeteer-har.har': {
    title: 'HAR from chrome-har',
    '/fine': 'preflight passed sent',
    ...withFollowUp('unknown'),
  },
  'playwright.har': { title: 'HAR from Playwright', '/fine': 'request passed sent' },
  'playwright-minimal.zip': { title: 'HAR from Playwright', '/fine': 'request passed sent' },
  'mitmproxy.har': {
    title: 'HAR from mitmproxy',
    '/fine': 'preflight passed sent',
    ...withFollowUp('not-seen'),
    '/simple': simple,
  },
  'whistle.har': {
    title: 'HAR from Whistle',
    '/fine': 'preflight passed sent',
    ...withFollowUp('not-seen'),
    '/simple': simple,
  },
  'whistle.saz': {
    title: 'HAR from Fiddler’s sessions',
    '/fine': 'preflight passed sent',
    ...withFollowUp('not-seen'),
    '/simple': simple,
  },
  'axios-har-tracker.har': client('axios-har-tracker'),
  'node-fetch-har.har': client('node-fetch-har'),
  'request-capture-har.har': client('request-capture-har'),
  'capture-har.har': client('capture-har'),
  'polly.har': client('Polly.JS'),
};

it.each(Object.keys(recordersToRun))('%s', async (name) => {
  expect(await judgementsIn(name)).toEqual(expected[name]);
});

it.each(['mitmproxy.har', 'whistle.har', 'whistle.saz'])(
  '%s keeps the bodies of preflights, and with them the exception',
  async (name) => {
    const { report } = await auditFiles([fileURLToPath(new URL(`real/${name}`, import.meta.url))]);
    expect(report.first).not.toBeNull();
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
  },
);

it.each([
  'firefox-bidi.har',
  'webkit.har',
  'playwright.har',
  'playwright-minimal.zip',
  'axios-har-tracker.har',
  'polly.har',
])('%s: says that a failed preflight would not show, and why', async (name) => {
  const { report } = await auditFiles([fileURLToPath(new URL(`real/${name}`, import.meta.url))]);
  expect(report.recordsPreflights).toBe(false);
  expect(report.sources[0]?.notes).toEqual([expect.stringMatching(/preflight|API client/)]);
});
