import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { appendFile } from 'node:fs/promises';
import { findLogRecipe } from '../../../src/fixes/log-formats/index.js';

/** The texts of the tool's recipe for a server's own log, which goes to `ROOT/cors.log`. */
export function logRecipe(server: string): readonly string[] {
  const texts = findLogRecipe(server)?.parts.map(({ text }) => text) ?? [];
  return texts.map((text) =>
    text.replace(/\/var\/log\/\w+\/cors\.log|\$\{APACHE_LOG_DIR\}\/cors\.log/g, 'ROOT/cors.log'),
  );
}

/** Writes what the printed `sed` leaves of each syslog message: the part from the first brace on. */
export async function startLogDaemon(port: number, file: string): Promise<() => Promise<void>> {
  const socket = createSocket('udp4');
  let written = Promise.resolve();
  socket.on('message', (message) => {
    const line = message.toString('utf8').replace(/^[^{]*/, '');
    written = written.then(() => appendFile(file, `${line.trimEnd()}\n`));
  });
  socket.bind(port, '127.0.0.1');
  await once(socket, 'listening');
  return async () => {
    socket.close();
    await written;
  };
}
