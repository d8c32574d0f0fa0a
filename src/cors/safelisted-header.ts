import { byteLowercase } from './byte-case.js';
import { isSafelistedClientHint } from './client-hints.js';
import { mimeEssence } from './mime-type.js';
import { isSimpleRange } from './range-value.js';

/** `clientHints`: also what Chromium alone lets pass without a preflight. */
export type SafelistOptions = { readonly clientHints?: boolean };

const longestValue = 128;

/** Fetch, CORS-safelisted request-header. The value is a byte string: one character, one byte. */
export function isSafelistedHeader(name: string, value: string, options: SafelistOptions = {}): boolean {
  // Step 1.
  if (value.length > longestValue) return false;
  const lowerName = byteLowercase(name);
  switch (lowerName) {
    case 'accept':
      return !hasUnsafeByte(value);
    case 'accept-language':
    case 'content-language':
      return languageValue.test(value);
    case 'content-type':
      return !hasUnsafeByte(value) && safelistedTypes.has(mimeEssence(value) ?? '');
    case 'range':
      return isSimpleRange(value);
    default:
      return options.clientHints === true && isSafelistedClientHint(lowerName, value);
  }
}

const languageValue = /^[0-9A-Za-z *,\-.;=]*$/;

const safelistedTypes: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
]);

/** Fetch, CORS-unsafe request-header byte. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the standard names these bytes
const unsafeByte = /[\0-\x08\x0a-\x1f"():<>?@[\\\]{}\x7f]/;

function hasUnsafeByte(value: string): boolean {
  return unsafeByte.test(value);
}
