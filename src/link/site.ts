/**
 * The last two labels of a host name: not the registrable domain in every country, but good enough to warn by, for
 * where it errs (`co.uk`) it takes different sites for one.
 */
export function siteOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}
