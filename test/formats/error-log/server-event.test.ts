import { expect, it } from 'vitest';
import { readErrorLine } from '../../../src/formats/error-log/error-line.js';
import { serverEventOf } from '../../../src/formats/error-log/server-event.js';

it.each([
  ['[mpm_event:notice] [pid 812:tid 812] AH00493: SIGUSR1 received.  Doing graceful restart', 'graceful-restart'],
  [
    '[mpm_event:notice] [pid 1:tid 1] AH00489: Apache/2.4.71 (Debian) configured -- resuming normal operations',
    'start',
  ],
  ['[mpm_prefork:notice] [pid 1] AH00169: caught SIGTERM, shutting down', 'stop'],
  ['[mpm_event:notice] [pid 1:tid 1] AH00494: SIGHUP received.  Attempting to restart', 'restart'],
  ["[core:notice] [pid 1:tid 1] AH00094: Command line: '/usr/sbin/apache2'", null],
  ['[proxy:error] [pid 1:tid 1] [client 127.0.0.1:1] AH01102: it was shutting down', null],
])('%s', (text, kind) => {
  const line = readErrorLine(`[Sun Nov 22 16:31:20.681449 2026] ${text}`);
  expect(line && serverEventOf(line)).toBe(kind);
});
