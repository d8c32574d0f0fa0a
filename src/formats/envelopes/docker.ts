import type { Envelope } from './envelope.js';

/** The files of Docker's logging driver `json-file`, under /var/lib/docker/containers. */
export const docker: Envelope = {
  title: "Docker's json-file",
  samples: [
    '{"log":"it\\n","stream":"stdout","time":"2026-11-23T10:00:00.123456789Z"}',
    '{"log":"it\\r\\n","stream":"stderr","attrs":{"tag":"web"},"time":"2026-11-23T10:00:00.1Z"}',
  ],
  open(line) {
    const log = logOf(line);
    if (log === null) return null;
    const bytes = Buffer.from(log.replace(/\r?\n$/, ''));
    return { bytes, isWhole: log.endsWith('\n') };
  },
};

/** Null where it is no such object; others are not even parsed. */
function logOf(line: Buffer): string | null {
  if (!line.toString('latin1', 0, start.length).startsWith(start)) return null;
  try {
    const { log, stream } = JSON.parse(line.toString('utf8')) as { readonly log?: unknown; readonly stream?: unknown };
    return typeof log === 'string' && (stream === 'stdout' || stream === 'stderr') ? log : null;
  } catch {
    return null;
  }
}

const start = '{"log":"';
