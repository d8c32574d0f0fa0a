import { before, isoTime } from './envelope.js';

/** The Container Runtime Interface, by which Kubernetes keeps logs under /var/log/pods. */
export const cri = before({
  title: 'the Container Runtime Interface',
  samples: [
    '2026-11-23T10:00:00.123456789Z stdout F it',
    '2026-11-23T11:00:00.123456789+01:00 stderr F it',
    '2026-11-23T10:00:00.123456789Z stdout F:tag it',
  ],
  beginning: new RegExp(String.raw`^${isoTime} (?:stdout|stderr) (?:F|(P))(?::\S{0,64})? `),
});

export const kubectl = before({
  title: 'kubectl logs --prefix',
  samples: ['[pod/web-5d9c8f7b6-abcde/nginx] it', '[pod/web-0/nginx] 2026-11-23T10:00:00.123456789Z it'],
  beginning: new RegExp(String.raw`^\[pod/[a-z0-9.-]{1,253}/[a-z0-9.-]{1,63}\] (?:${isoTime} )?`),
});

export const compose = before({
  title: 'docker compose logs',
  samples: ['web-1  | it', 'my_app_web_1     | it', 'web-1  | 2026-11-23T10:00:00.123456789Z it'],
  beginning: new RegExp(String.raw`^[A-Za-z0-9][\w.-]{0,127} {1,64}\| (?:${isoTime} )?`),
});

export const timestamps = before({
  title: 'docker logs -t or kubectl logs --timestamps',
  samples: ['2026-11-23T10:00:00.123456789Z it', '2026-11-23T11:00:00.123456789+01:00 it'],
  beginning: new RegExp(`^${isoTime} `),
});
