import { apache } from './apache.js';
import { apacheHtaccess } from './apache-htaccess.js';
import { apiGateway } from './api-gateway.js';
import { caddy } from './caddy.js';
import { express } from './express.js';
import { haproxy } from './haproxy.js';
import { iis } from './iis.js';
import { lighttpd } from './lighttpd.js';
import { nginx } from './nginx.js';
import { s3 } from './s3.js';
import { sap } from './sap.js';
import type { Server } from './server.js';
import { spring } from './spring.js';
import { tomcat } from './tomcat.js';

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
  spring,
  iis,
  s3,
  apiGateway,
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
