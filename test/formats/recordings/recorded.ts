import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from './send-cors.js';

/** A log that a real server wrote for `nastyRequests` or `corsRequests`, line n for request n. */
export function recordedLog(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, `${name}.log`));
}

/** What a server answered to `corsRequests`. */
export function recordedAnswers(server: string): readonly Answer[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, `${server}.answers.json`), 'utf8')) as readonly Answer[];
}

export function recordedLines(name: string): readonly string[] {
  return recordedLog(name).toString('latin1').trimEnd().split('\n');
}

/** The LogFormat of that log, as typed in httpd.conf. */
export function recordedFormat(name: string): string {
  const config = readFileSync(join(import.meta.dirname, 'server', 'httpd.conf'), 'utf8');
  const line = config.split('\n').find((text) => text.startsWith('LogFormat ') && text.endsWith(` ${name}`));
  if (line === undefined) throw new Error(`httpd.conf has no LogFormat ${name}`);
  return line;
}

/** The path of a configuration that the servers were recorded with. */
export function recordedConfig(name: string): string {
  return join(import.meta.dirname, 'server', name);
}
