import { headersNamed, noFields } from './json-lines/field-map.js';
import { jsonLinesFormat } from './json-lines/json-lines-format.js';
import type { JsonObject } from './json-lines/json-path.js';

/** Headers are there where Traefik was told to keep them: by name, or all. */
const fields: typeof noFields = {
  ...noFields,
  method: [['RequestMethod']],
  url: [['RequestPath']],
  host: [['RequestAddr'], ['RequestHost']],
  client: [['ClientHost'], ['ClientAddr']],
  clientPort: [['ClientPort']],
  begin: [['StartUTC'], ['StartLocal']],
  end: [['time']],
  duration: [['Duration']],
  // Nanoseconds.
  durationUnit: 1e-6,
  status: [['DownstreamStatus'], ['OriginStatus']],
  size: [['DownstreamContentSize']],
  backendStatus: [['OriginStatus']],
  requestHeaders: headersNamed('request_', ['Accept', 'Accept-Encoding', 'Accept-Language', 'Connection']),
  responseHeaders: headersNamed('downstream_', ['Content-Length', 'Date', 'X-Content-Type-Options']),
};

/** Names that nobody else gives; each can be left out by configuration. */
const ownNames = ['DownstreamStatus', 'OriginStatus', 'RequestAddr', 'RouterName', 'StartUTC', 'StartLocal'];

export function isTraefikLine(line: JsonObject): boolean {
  return (
    typeof line['RequestMethod'] === 'string' &&
    typeof line['RequestPath'] === 'string' &&
    ownNames.some((name) => Object.hasOwn(line, name))
  );
}

/** Traefik's access log in JSON, from its source and logs that users published. */
export const traefikJson = jsonLinesFormat({
  id: 'traefik-json',
  title: 'Traefik JSON',
  server: 'traefik',
  createMapper: () => (line) => (isTraefikLine(line) ? fields : null),
  samples: [
    '{"ClientAddr":"192.0.2.7:49880","ClientHost":"192.0.2.7","ClientPort":"49880","ClientUsername":"-","DownstreamContentSize":19,"DownstreamStatus":404,"Duration":204055,"Overhead":204055,"RequestAddr":"api.example.com","RequestContentSize":0,"RequestCount":1,"RequestHost":"api.example.com","RequestMethod":"OPTIONS","RequestPath":"/","RequestPort":"-","RequestProtocol":"HTTP/1.1","RequestScheme":"http","RetryAttempts":0,"StartLocal":"2021-06-05T04:03:22.742209746Z","StartUTC":"2021-06-05T04:03:22.742209746Z","level":"info","msg":"","request_Origin":"https://app.example.com","request_User-Agent":"Mozilla/5.0","time":"2021-06-05T04:03:22Z"}',
  ],
});
