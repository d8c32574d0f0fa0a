import { chrome, chromeHar, chromeHarCapturer, playwright, playwrightMinimal, puppeteerHar } from './chromium.js';
import { axiosHarTracker, captureHar, nodeFetchHar, polly, requestCaptureHar } from './clients.js';
import { firefox, firefoxBidi } from './firefox-tools.js';
import { mitmproxy } from './proxies.js';
import type { Record } from './recorder.js';
import { webkit } from './webkit.js';
import { whistleHar, whistleSaz } from './whistle.js';

/** By the name of their file. */
export const recordersToRun: Readonly<{ [file: string]: Record }> = {
  'chrome.har': chrome,
  'firefox.har': firefox,
  'firefox-bidi.har': firefoxBidi,
  'webkit.har': webkit,
  'chrome-har.har': chromeHar,
  'chrome-har-capturer.har': chromeHarCapturer,
  'puppeteer-har.har': puppeteerHar,
  'playwright.har': playwright,
  'playwright-minimal.zip': playwrightMinimal,
  'mitmproxy.har': mitmproxy,
  'whistle.har': whistleHar,
  'whistle.saz': whistleSaz,
  'axios-har-tracker.har': axiosHarTracker,
  'node-fetch-har.har': nodeFetchHar,
  'request-capture-har.har': requestCaptureHar,
  'capture-har.har': captureHar,
  'polly.har': polly,
};
