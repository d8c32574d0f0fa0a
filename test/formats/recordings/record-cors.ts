import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Cleanup } from '../../recorder/cleanup.js';
import { freePorts } from '../../recorder/free-port.js';
import { waitFor } from '../../recorder/wait-for.js';
import { startProgram } from '../../servers/lib/program.js';
import { type Answer, sendCorsRequests } from './send-cors.js';

/** What a real server logged for `corsRequests`, line n for request n, and what it answered. */
export type CorsRecording = {
  readonly logs: Readonly<Record<string, Buffer>>;
  readonly answers: readonly Answer[];
};

type Kit = {
  readonly program: string;
  /** Files of the server's folder, by name, and the configuration they are made of. */
  readonly files: Readonly<Record<string, string>>;
  readonly args: (root: string) => readonly string[];
  /** Logs in the server's folder, by the name they are kept under. */
  readonly logs: Readonly<Record<string, string>>;
};

const tomcatHome = process.env['CATALINA_HOME'] ?? '/usr/share/tomcat10';

const kits = {
  caddy: {
    program: process.env['CADDY'] ?? '/usr/bin/caddy',
    files: { Caddyfile: 'Caddyfile' },
    args: (root) => ['run', '--config', `${root}/Caddyfile`],
    logs: { caddy: 'caddy.log' },
  },
  nginx: {
    program: process.env['NGINX'] ?? '/usr/sbin/nginx',
    files: { 'nginx.conf': 'nginx-cors.conf' },
    args: (root) => ['-c', `${root}/nginx.conf`],
    logs: { 'nginx-cors': 'nginx-cors.log', 'nginx-json': 'nginx-json.log', 'nginx-bare': 'nginx-bare.log' },
  },
  lighttpd: {
    program: process.env['LIGHTTPD'] ?? '/usr/sbin/lighttpd',
    files: { 'lighttpd.conf': 'lighttpd.conf' },
    args: (root) => ['-D', '-f', `${root}/lighttpd.conf`],
    logs: { lighttpd: 'lighttpd.log' },
  },
  tomcat: {
    program: '/bin/sh',
    files: {
      'conf/server.xml': 'tomcat/server.xml',
      'conf/web.xml': 'tomcat/web.xml',
      'webapps/ROOT/WEB-INF/web.xml': 'tomcat/application.xml',
      'webapps/ROOT/data.json': 'site/data.json',
      'temp/README': 'site/data.json',
    },
    args: (root) => [
      '-c',
      `CATALINA_BASE="${root}" CATALINA_HOME="${tomcatHome}" CATALINA_OPTS="-Xmx96m -XX:TieredStopAtLevel=1" exec "${tomcatHome}/bin/catalina.sh" run`,
    ],
    logs: { tomcat: 'logs/common.log', 'tomcat-combined': 'logs/combined.log', 'tomcat-cors': 'logs/cors.log' },
  },
} as const satisfies Readonly<Record<string, Kit>>;

export type RecordedServer = keyof typeof kits;

export const recordedServers = Object.keys(kits) as readonly RecordedServer[];

export async function recordCors(server: RecordedServer, cleanup: Cleanup): Promise<CorsRecording> {
  const kit: Kit = kits[server];
  const place = await setUp(kit.files, cleanup);
  const stop = await startProgram({ program: kit.program, args: kit.args(place.root), port: place.port });
  let answers: readonly Answer[] = [];
  try {
    answers = await sendCorsRequests(place.port);
  } finally {
    await stop();
  }
  const logs: Record<string, Buffer> = {};
  for (const [name, file] of Object.entries(kit.logs)) logs[name] = await readFile(join(place.root, file));
  return { logs, answers };
}

/** HAProxy writes no files: it sends its lines to a log daemon, which is played here. */
export async function recordHaproxy(cleanup: Cleanup): Promise<CorsRecording> {
  const lines: string[] = [];
  const daemon = createSocket('udp4', (message) => lines.push(message.toString('latin1').trimEnd()));
  daemon.bind(0, '127.0.0.1');
  await once(daemon, 'listening');
  cleanup.add(async () => void daemon.close());
  const place = await setUp({ 'haproxy.cfg': 'haproxy.cfg' }, cleanup, daemon.address().port);
  const stop = await startProgram({
    program: process.env['HAPROXY'] ?? '/usr/sbin/haproxy',
    args: ['-db', '-f', join(place.root, 'haproxy.cfg')],
    port: place.port,
  });
  // The probe that found HAProxy ready sent nothing.
  const requests = () => lines.filter((line) => line.includes('"') && !line.includes('<BADREQ>'));
  // Its threads write independently: only after the line of one request is the next one sent.
  const logged = (count: number) =>
    waitFor('a line of HAProxy', async () => (requests().length >= count ? true : null));
  let answers: readonly Answer[] = [];
  try {
    answers = await sendCorsRequests(place.port, logged);
  } finally {
    await stop();
  }
  return { logs: { haproxy: Buffer.from(`${requests().join('\n')}\n`, 'latin1') }, answers };
}

type Place = { readonly root: string; readonly port: number };

async function setUp(files: Kit['files'], cleanup: Cleanup, logPort = 0): Promise<Place> {
  const root = await mkdtemp(join(tmpdir(), 'cors-requests-'));
  cleanup.add(() => rm(root, { recursive: true, force: true, maxRetries: 5 }));
  const [port = 0, dead = 0] = await freePorts(2);
  for (const [name, source] of Object.entries({ 'site/data.json': 'site/data.json', ...files })) {
    const template = await readFile(join(import.meta.dirname, 'server', source), 'utf8');
    const text = template
      .replaceAll('ROOT', root)
      .replaceAll('PORT', String(port))
      .replaceAll('DEAD', String(dead))
      .replaceAll('LOG', String(logPort));
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  await mkdir(join(root, 'logs'), { recursive: true });
  return { root, port };
}
