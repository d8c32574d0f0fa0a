import type { Format } from '../../../src/formats/format.js';
import { resolveLogFormat } from '../../../src/formats/index.js';
import type { RecordedServer } from './record-cors.js';
import { recordedConfig } from './recorded.js';

export type CorsLog = {
  readonly server: RecordedServer | 'haproxy';
  readonly log: string;
  /** The id of the format that claims it, or null where only its configuration says what it is. */
  readonly detected: string | null;
  readonly format: Format;
};

const nginxConf = recordedConfig('nginx-cors.conf');
const serverXml = recordedConfig('tomcat/server.xml');

/** Every log that is recorded for `corsRequests`, and how it is read. */
export const corsLogs: readonly CorsLog[] = [
  { server: 'caddy', log: 'caddy', detected: 'caddy', format: resolveLogFormat('caddy') },
  {
    server: 'nginx',
    log: 'nginx-cors',
    detected: null,
    format: resolveLogFormat(`@${nginxConf}:cors`),
  },
  {
    server: 'nginx',
    log: 'nginx-json',
    detected: 'json',
    format: resolveLogFormat(`@${nginxConf}:json`),
  },
  {
    server: 'nginx',
    log: 'nginx-bare',
    detected: null,
    format: resolveLogFormat(`@${nginxConf}:bare`),
  },
  {
    server: 'lighttpd',
    log: 'lighttpd',
    detected: 'lighttpd',
    format: resolveLogFormat('lighttpd'),
  },
  {
    server: 'haproxy',
    log: 'haproxy',
    detected: 'haproxy',
    format: resolveLogFormat(`@${recordedConfig('haproxy.cfg')}:site`),
  },
  { server: 'tomcat', log: 'tomcat', detected: 'common', format: resolveLogFormat('tomcat') },
  {
    server: 'tomcat',
    log: 'tomcat-combined',
    detected: 'tomcat_combined',
    format: resolveLogFormat('tomcat_combined'),
  },
  {
    server: 'tomcat',
    log: 'tomcat-cors',
    detected: null,
    format: resolveLogFormat(`@${serverXml}:cors`),
  },
];
