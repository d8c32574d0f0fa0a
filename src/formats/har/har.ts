import type { Format, OpenedFormat } from '../format.js';
import { detectHar } from './detect-har.js';
import { gatherChunks } from './gather-chunks.js';
import { openHar } from './har-reader.js';

const minimal = {
  log: {
    version: '1.2',
    creator: { name: 'WebInspector', version: '537.36' },
    pages: [],
    entries: [
      {
        startedDateTime: '2026-11-22T16:38:41.764Z',
        request: { method: 'OPTIONS', url: 'https://api.example/orders', headers: [] },
        response: { status: 404, headers: [] },
      },
    ],
  },
};

/** HAR 1.2, as browsers and proxies export it, of any size. */
export const har: Format = {
  id: 'har',
  title: 'HAR',
  samples: [
    JSON.stringify(minimal, null, 2),
    `\ufeff${JSON.stringify(minimal)}`,
    `callback(${JSON.stringify(minimal)});`,
  ],
  detect: detectHar,
  open: (context) => inLargeChunks(openHar(context)),
};

/** At the border of two chunks the disk may be waited for, and what lies across it is read again. */
const chunkSize = 4 * 1024 * 1024;

function inLargeChunks({ reader, ...opened }: OpenedFormat): OpenedFormat {
  const { push, end } = gatherChunks(reader.push);
  return {
    ...opened,
    chunkSize,
    reader: {
      push,
      end() {
        end();
        return reader.end();
      },
    },
  };
}
