const nonAscii = /[^\0-\x7f]/;

/** Infra, byte-lowercase: A to Z only; Unicode's rules would make one of the Kelvin sign and `k`. */
export function byteLowercase(text: string): string {
  return nonAscii.test(text) ? text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : text.toLowerCase();
}

/** Infra, byte-uppercase: a to z only; Unicode's rules would make one of the long s and `S`. */
export function byteUppercase(text: string): string {
  return nonAscii.test(text) ? text.replace(/[a-z]/g, (letter) => letter.toUpperCase()) : text.toUpperCase();
}
