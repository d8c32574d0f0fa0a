import { awsAlb } from './aws-alb.js';
import { caddy } from './caddy.js';
import { cloudfront } from './cloudfront.js';
import { combined } from './combined.js';
import { combinedio } from './combinedio.js';
import { common } from './common.js';
import { corsdiag } from './corsdiag.js';
import { type DetectedFormat, detectAmong, headLength } from './detect-format.js';
import { envoy, istio } from './envoy.js';
import type { Format } from './format.js';
import { haproxy } from './haproxy.js';
import { haproxyJson } from './haproxy-json.js';
import { har } from './har/har.js';
import { iis } from './iis.js';
import { istioJson } from './istio-json.js';
import { apacheJson, json } from './json.js';
import { lighttpd } from './lighttpd.js';
import { ingressNginx, nginx, nginxCorsdiag, nginxMain } from './nginx.js';
import { resolveAmong } from './resolve-log-format.js';
import { tomcat, tomcatCombined } from './tomcat.js';
import { traefik } from './traefik.js';
import { traefikJson } from './traefik-json.js';
import { vhostCombined } from './vhost-combined.js';

export { LogFormatError } from './resolve-log-format.js';

/** Those that look for JSON alone. */
const ofJson: readonly Format[] = [caddy, haproxyJson, traefikJson, istioJson, apacheJson, json, har];

/** Every format, in the order that decides where two fit equally well. */
export const formats: readonly Format[] = [
  combined,
  common,
  vhostCombined,
  combinedio,
  corsdiag,
  nginx,
  nginxMain,
  nginxCorsdiag,
  ingressNginx,
  caddy,
  lighttpd,
  tomcat,
  tomcatCombined,
  haproxy,
  haproxyJson,
  traefik,
  traefikJson,
  envoy,
  istio,
  istioJson,
  iis,
  awsAlb,
  cloudfront,
  apacheJson,
  json,
  har,
];

/**
 * The format that is surest about the first bytes of an input (64 KB are looked at), or null where none knows it.
 * Where a second one claims it too, the reason says so.
 */
export function detectFormat(head: Uint8Array): DetectedFormat | null {
  // Where a recording begins for certain no list of plain lines does, and these need not be laid out.
  return detectAmong(har.detect(head.subarray(0, headLength))?.confidence === 1 ? ofJson : formats, head);
}

/**
 * The format that `--log-format` names: one of the registry, or an Apache LogFormat string.
 * @throws {LogFormatError} with one sentence
 */
export function resolveLogFormat(nameOrString: string): Format {
  return resolveAmong(formats, nameOrString);
}
