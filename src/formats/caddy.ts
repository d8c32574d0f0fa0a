import { headersIn, noFields } from './json-lines/field-map.js';
import { jsonLinesFormat } from './json-lines/json-lines-format.js';
import { type JsonObject, valueAt } from './json-lines/json-path.js';

/** Every header of both sides is there, secrets redacted; the time is that of the end. */
const fields: typeof noFields = {
  ...noFields,
  method: [['request', 'method']],
  url: [['request', 'uri']],
  host: [['request', 'host']],
  client: [
    ['request', 'client_ip'],
    ['request', 'remote_ip'],
    ['request', 'remote_addr'],
  ],
  clientPort: [['request', 'remote_port']],
  end: [['ts']],
  duration: [['duration']],
  status: [['status']],
  size: [['size']],
  requestHeaders: headersIn(['request', 'headers']),
  responseHeaders: headersIn(['resp_headers']),
};

/** Whether Caddy's HTTP server logged a request with this line. */
export function isCaddyLine(line: JsonObject): boolean {
  return (
    typeof valueAt(line, ['request', 'method']) === 'string' &&
    typeof valueAt(line, ['request', 'uri']) === 'string' &&
    typeof valueAt(line, ['request', 'proto']) === 'string'
  );
}

/** Caddy's access log in its default encoding. */
export const caddy = jsonLinesFormat({
  id: 'caddy',
  title: 'Caddy JSON',
  server: 'caddy',
  createMapper: () => (line) => (isCaddyLine(line) ? fields : null),
  samples: [
    '{"level":"error","ts":1795365409.377447,"logger":"http.log.access.log0","msg":"handled request","request":{"remote_ip":"127.0.0.1","remote_port":"39406","proto":"HTTP/1.1","method":"OPTIONS","host":"127.0.0.1:18121","uri":"/nofile","headers":{"User-Agent":["curl/7.88.1"],"Accept":["*/*"],"Origin":["https://app.example.com"],"Access-Control-Request-Method":["PUT"],"Access-Control-Request-Headers":["content-type"]}},"user_id":"","duration":0.000117335,"size":0,"status":404,"resp_headers":{"Server":["Caddy"],"Access-Control-Allow-Origin":["*"]}}',
    '{"level":"info","ts":1795365409.5228615,"logger":"http.log.access.log0","msg":"handled request","request":{"remote_ip":"127.0.0.1","remote_port":"39454","proto":"HTTP/1.1","method":"OPTIONS","host":"127.0.0.1:18121","uri":"/bcors","headers":{"User-Agent":["curl/7.88.1"],"Cookie":[],"Origin":["https://app.example.com"]}},"user_id":"","duration":0.041865513,"size":3,"status":200,"resp_headers":{"Server":["Caddy","BaseHTTP/0.6 Python/3.11.7"],"Access-Control-Allow-Origin":["*","*"]}}',
  ],
});
