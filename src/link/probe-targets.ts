/**
 * What scanners ask every server for, and no page by a preflight: files that should not be there, consoles, and programs
 * with known holes.
 */
const probes =
  /^\/(?:\.(?!well-known\/)|(?:cgi-bin|phpmyadmin|pma|actuator|solr|boaform|HNAP1|vendor\/phpunit|manager\/html|jenkins|owa|ecp|autodiscover|_ignition|geoserver|hudson|druid|nacos|telescope)(?:[/?.]|$)|(?:wp-login|xmlrpc|wp-config|phpinfo|info|shell|eval-stdin)\.php\b)/i;

export function isProbe(target: string): boolean {
  return probes.test(target);
}
