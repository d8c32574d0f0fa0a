import { apache } from './apache.js';
import { apacheHtaccess } from './apache-htaccess.js';
import { apiGateway } from './api-gateway.js';
import { awsAlb } from './aws-alb.js';
import { caddy } from './caddy.js';
import { cloudfront } from './cloudfront.js';
import { envoy } from './envoy.js';
import { express } from './express.js';
import { haproxy } from './haproxy.js';
import { iis } from './iis.js';
import { istio } from './istio.js';
import { lighttpd } from './lighttpd.js';
import { nginx } from './nginx.js';
import { nginxIngress } from './nginx-ingress.js';
import { s3 } from './s3.js';
import { sap } from './sap.js';
import type { Server } from './server.js';
import { spring } from './spring.js';
import { tomcat } from './tomcat.js';
import { traefik } from './traefik.js';

/** Every server that fixes are written for. To add one: a file like these and a line here. */
export const servers: readonly Server[] = [
  apache,
  apacheHtaccess,
  nginx,
  caddy,
  haproxy,
  lighttpd,
  tomcat,
  express,
  traefik,
  envoy,
  istio,
  nginxIngress,
  spring,
  iis,
  s3,
  apiGateway,
  awsAlb,
  cloudfront,
  sap,
];

/** Names for `--server`. */
export const serverIds: readonly string[] = servers.map(({ id }) => id);

export function findServer(id: string): Server | null {
  return servers.find((server) => server.id === id) ?? null;
}

/** The server that the input names, such as `apache` or `nginx/1.22.1`; the longest known beginning decides. */
export function recogniseServer(name: string): Server | null {
  const lowered = name.trim().toLowerCase();
  let best: Server | null = null;
  let longest = 0;
  for (const server of servers) {
    for (const known of server.knownAs) {
      if (known.length <= longest || !lowered.startsWith(known)) continue;
      best = server;
      longest = known.length;
    }
  }
  return best;
}
