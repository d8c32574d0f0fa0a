import { compose, cri, kubectl, timestamps } from './containers.js';
import type { Envelope } from './envelope.js';
import { docker, fields } from './json-object.js';
import { syslog, syslogProtocol } from './syslog.js';

/** Every envelope, the more telling of two that fit first. */
export const envelopes: readonly Envelope[] = [
  docker,
  cri,
  kubectl,
  compose,
  syslogProtocol,
  syslog,
  timestamps,
  ...fields,
];
