/** What is known of a program that writes HARs; from its source or from its exports. */
export type Recorder = {
  /** For people: `HAR from <title>`. */
  readonly title: string;
  /** `log.creator.name` begins with one of these, in lower case. */
  readonly names: readonly string[];
  /** The whole name as it is spelled, where nothing but its capitals tells it from another recorder's. */
  readonly spelled?: string;
  /**
   * `page`: it watches a browser from inside, which may show the headers a request was planned with instead of those
   * that were sent; a Host header tells them apart. `wire`: it saw the messages themselves. `planned`: it shows a
   * request that was held back with all the headers it would have had.
   */
  readonly headers: 'page' | 'wire' | 'planned';
  readonly recordsPreflights: boolean;
  readonly recordsUnsent: boolean;
  readonly recordsBlocked: boolean;
  /** Writes an error text into every entry that the browser blocked, so that none there means delivered. */
  readonly marksBlocked: boolean;
  /** Leaves out what the browser blocked, so that the page was given every response in it. */
  readonly onlyDelivered: boolean;
  /** Lists a request before its preflight. */
  readonly requestFirst: boolean;
  /** Exports may leave out cookies and authorization. */
  readonly sanitises: boolean;
  /** What its reader must know, in one sentence. */
  readonly note: string | null;
};

const browser = {
  headers: 'page',
  recordsPreflights: true,
  recordsUnsent: true,
  recordsBlocked: true,
  marksBlocked: false,
  onlyDelivered: false,
  requestFirst: false,
  sanitises: false,
  note: null,
} as const;

const proxy = {
  headers: 'wire',
  recordsPreflights: true,
  recordsUnsent: false,
  recordsBlocked: true,
  marksBlocked: false,
  onlyDelivered: false,
  requestFirst: false,
  sanitises: false,
  note: null,
} as const;

const apiClient = {
  headers: 'wire',
  recordsPreflights: false,
  recordsUnsent: false,
  recordsBlocked: true,
  marksBlocked: false,
  onlyDelivered: false,
  requestFirst: false,
  sanitises: false,
  note: 'The recorder is an API client: no browser took part, so nothing in it was ever subject to CORS.',
} as const;

/** Of a recorder that is not known, silence proves nothing. */
export const unknownRecorder: Recorder = {
  title: 'an unknown recorder',
  names: [],
  ...browser,
  recordsUnsent: false,
  recordsBlocked: false,
};

export const recorders: readonly Recorder[] = [
  {
    title: 'Chrome DevTools',
    names: ['webinspector'],
    ...browser,
    marksBlocked: true,
    requestFirst: true,
    sanitises: true,
  },
  { title: 'Firefox', names: ['firefox'], ...browser, requestFirst: true, headers: 'planned' },
  {
    title: 'Firefox over WebDriver BiDi',
    names: [],
    spelled: 'firefox',
    ...browser,
    requestFirst: true,
    recordsPreflights: false,
    recordsUnsent: false,
    note: 'WebDriver BiDi shows a preflight of Firefox only where the browser accepted its answer.',
  },
  {
    title: 'Playwright',
    names: ['playwright'],
    ...browser,
    marksBlocked: true,
    requestFirst: true,
    recordsPreflights: false,
    recordsBlocked: false,
    note: 'Playwright leaves out preflights and the responses that the browser blocked.',
  },
  {
    title: 'chrome-har',
    names: ['chrome-har'],
    ...browser,
    recordsUnsent: false,
    recordsBlocked: false,
    note: 'chrome-har leaves out requests that failed, so a preflight without its request may be a failure or none.',
  },
  {
    // It uses chrome-har for Chrome, WebDriver BiDi for Firefox and the Web Inspector for Safari, under this one name.
    title: 'browsertime',
    names: ['browsertime', 'sitespeed'],
    ...browser,
    recordsPreflights: false,
    recordsUnsent: false,
    recordsBlocked: false,
    note: 'browsertime leaves out requests that failed; with Firefox and Safari, preflights that failed, too.',
  },
  {
    title: 'chrome-har-capturer',
    names: ['chromeharcapturer', 'chrome har capturer', 'chrome-har-capturer'],
    ...browser,
    recordsUnsent: false,
    recordsBlocked: false,
    requestFirst: true,
    note: 'chrome-har-capturer leaves out requests that failed, so a preflight without its request may be a failure or none.',
  },
  {
    title: 'Safari Web Inspector',
    names: ['webkit web inspector', 'safari'],
    ...browser,
    recordsPreflights: false,
    recordsUnsent: false,
    recordsBlocked: false,
    onlyDelivered: true,
    note: 'Safari leaves out preflights and failed requests.',
  },
  { title: 'WebPageTest', names: ['webpagetest'], ...browser, recordsUnsent: false },
  {
    title: 'Internet Explorer or EdgeHTML',
    names: ['internet explorer', 'f12 developer tools', 'microsoft edge'],
    ...browser,
    recordsUnsent: false,
  },
  { title: 'mitmproxy', names: ['mitmproxy'], ...proxy },
  { title: 'Fiddler', names: ['fiddler'], ...proxy },
  { title: 'Fiddler’s sessions', names: ['fiddler sessions'], ...proxy },
  { title: 'Charles', names: ['charles'], ...proxy },
  { title: 'Proxyman', names: ['proxyman'], ...proxy },
  { title: 'BrowserMob Proxy', names: ['browsermob'], ...proxy },
  { title: 'HTTP Toolkit', names: ['http toolkit'], ...proxy },
  { title: 'Whistle', names: ['whistle'], ...proxy },
  { title: 'Insomnia', names: ['insomnia'], ...apiClient },
  { title: 'Postman', names: ['postman'], ...apiClient },
  { title: 'axios-har-tracker', names: ['axios-har-tracker'], ...apiClient },
  { title: 'node-fetch-har', names: ['node-fetch-har'], ...apiClient },
  { title: 'request-capture-har', names: ['request-capture-har'], ...apiClient },
  { title: 'capture-har', names: ['capture-har'], ...apiClient },
  {
    title: 'Polly.JS',
    names: ['polly.js'],
    ...browser,
    recordsPreflights: false,
    recordsUnsent: false,
    recordsBlocked: false,
    note: 'Polly.JS records what a program asked for: no preflights, and in a browser no response that it blocked.',
  },
];

/** The recorder that calls itself `name` in `log.creator`: the one with the longest beginning in common. */
export function findRecorder(name: string): Recorder {
  const written = name.trim();
  const lower = written.toLowerCase();
  let best = unknownRecorder;
  let longest = 0;
  for (const recorder of recorders) {
    if (recorder.spelled === written) return recorder;
    for (const start of recorder.names) {
      if (start.length <= longest || !lower.startsWith(start)) continue;
      best = recorder;
      longest = start.length;
    }
  }
  return best;
}

/** chrome-har runs the planned and the sent request headers together, and joins repeated response headers by line feeds. */
export function runsHeadersTogether(recorder: Recorder): boolean {
  return recorder.names.includes('chrome-har') || recorder.names.includes('browsertime');
}
