import { expect, it } from 'vitest';
import { agentOf } from '../../src/link/user-agents.js';
import { browser } from '../helpers/records.js';

it.each([
  ['Microsoft-WebDAV-MiniRedir/10.0.19045', 'webdav'],
  ['Microsoft Office Existence Discovery', 'webdav'],
  ['gvfs/1.50.3', 'webdav'],
  ['DAVx5/4.3 (2023/08/01; dav4jvm; okhttp/4.11.0) Android/13', 'webdav'],
  ['Mozilla/5.0 zgrab/0.x', 'scanner'],
  ['Mozilla/5.0 (compatible; CensysInspect/1.1; +https://about.censys.io/)', 'scanner'],
  ['Apache/2.4.71 (Debian) (internal dummy connection)', 'dummy'],
  [browser, 'neither'],
  ['Mozilla/5.0 (Macintosh) Version/26.1 Safari/605.1.15', 'neither'],
])('%s: %s', (userAgent, kind) => {
  const { isWebdav, isScanner, isDummy } = agentOf(userAgent);
  expect([isWebdav, isScanner, isDummy]).toEqual(['webdav', 'scanner', 'dummy'].map((one) => one === kind));
});

it('knows browsers, and since when they reduce Referer', () => {
  expect([browser, 'curl/8'].map((agent) => agentOf(agent).isBrowser)).toEqual([true, false]);
  const agents = ['Chrome/85.0', 'Chrome/86.0', 'Firefox/86.0', 'Firefox/87.0', 'Version/17.0 Safari/605'];
  expect(agents.map((agent) => agentOf(agent).reducesReferer)).toEqual([false, true, false, true, false]);
});
