import { type HarObject, isObject } from '../har/har-value.js';
import { parseStrictJson } from '../har/parse-json.js';
import type { Envelope } from './envelope.js';

/** Docker cuts a line into parts of this many bytes; only the last of them has a line end. */
const partSize = 16 * 1024;

/** The files of Docker's logging driver `json-file`, under /var/lib/docker/containers. */
export const docker: Envelope = {
  title: "Docker's json-file",
  samples: [
    '{"log":"it\\n","stream":"stdout","time":"2026-11-23T10:00:00.123456789Z"}',
    '{"log":"it\\r\\n","stream":"stderr","attrs":{"tag":"web"},"time":"2026-11-23T10:00:00.1Z"}',
  ],
  open(line) {
    const { log, stream, time }: DockerLine = parse(line, 'log') ?? {};
    if (typeof log !== 'string' || typeof stream !== 'string' || typeof time !== 'string') return null;
    return { bytes: withoutEnd(log), isWhole: log.endsWith('\n') || Buffer.byteLength(log) < partSize };
  },
};

type DockerLine = { readonly log?: unknown; readonly stream?: unknown; readonly time?: unknown };

/** What agents ship: an object for each line, which stands in this field. */
function field(name: string, samples: readonly string[]): Envelope {
  return {
    title: `JSON objects, in the field "${name}"`,
    samples,
    open(line) {
      const text = parse(line, name)?.[name];
      return typeof text === 'string' ? { bytes: withoutEnd(text), isWhole: true } : null;
    },
  };
}

/** As Filebeat, Vector and exports of CloudWatch name it, fluent-bit, journalctl -o json, and Google's Cloud Logging. */
export const fields: readonly Envelope[] = [
  field('message', ['{"@timestamp":"2026-11-23T10:00:00.123Z","message":"it","host":{"name":"web1"}}']),
  field('log', ['{"stream":"stdout","logtag":"F","log":"it","kubernetes":{"pod_name":"web-0"}}']),
  field('MESSAGE', ['{"MESSAGE":"it","_PID":"77","__REALTIME_TIMESTAMP":"1795600000000000"}']),
  field('textPayload', ['{"insertId":"1a2b","textPayload":"it","timestamp":"2026-11-23T10:00:00.123456789Z"}']),
];

const openingBrace = 0x7b;

/** Null where it is no object; others are not even parsed. */
function parse(line: Buffer, name: string): HarObject | null {
  if (line[0] !== openingBrace || !line.includes(`"${name}"`)) return null;
  const value = parseStrictJson(line.toString('utf8'));
  return isObject(value) ? value : null;
}

/** A text of several lines is none of a log, and stays one, so that lines are numbered as in the file. */
function withoutEnd(text: string): Buffer {
  return Buffer.from(text.replace(/\r?\n$/, '').replaceAll('\n', ' '));
}
