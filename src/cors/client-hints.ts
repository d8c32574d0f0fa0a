const number = /^[0-9]+(?:\.[0-9]+)?$/;
const integer = /^[0-9]+$/;
const anything = /^/;

/** Chromium's own entries of `IsCorsSafelistedHeader` (cors.cc) that a page can set, with what their values must be. */
const valueRules: ReadonlyMap<string, RegExp> = new Map([
  ['device-memory', number],
  ['dpr', number],
  ['downlink', number],
  ['width', integer],
  ['viewport-width', integer],
  ['rtt', integer],
  ['ect', /^(?:slow-2g|2g|3g|4g)$/],
  ['save-data', /^on$/i],
  ['intervention', anything],
]);

/** Whether Chromium sends this client hint across origins without a preflight; other engines ask first. */
export function isSafelistedClientHint(lowerName: string, value: string): boolean {
  return valueRules.get(lowerName)?.test(value) ?? false;
}
