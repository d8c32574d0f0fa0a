import { headersApart, noFields } from './json-lines/field-map.js';
import { jsonLinesFormat } from './json-lines/json-lines-format.js';
import type { JsonObject } from './json-lines/json-path.js';

const fields: typeof noFields = {
  ...noFields,
  method: [['method']],
  url: [['path']],
  host: [['authority']],
  client: [['downstream_remote_address']],
  begin: [['start_time']],
  status: [['response_code']],
  size: [['bytes_sent']],
  requestHeaders: headersApart(
    new Map([
      ['user-agent', [['user_agent']]],
      ['x-forwarded-for', [['x_forwarded_for']]],
      ['origin', [['origin'], ['request_origin']]],
      ['referer', [['referer']]],
    ]),
  ),
};

export function isIstioLine(line: JsonObject): boolean {
  return Object.hasOwn(line, 'response_code') && Object.hasOwn(line, 'response_flags') && Object.hasOwn(line, 'method');
}

/** Istio's (Envoy's) default access log with JSON encoding, from its documentation. */
export const istioJson = jsonLinesFormat({
  id: 'istio-json',
  title: 'Istio JSON',
  server: 'istio-envoy',
  createMapper: () => (line) => (isIstioLine(line) ? fields : null),
  samples: [
    '{"authority":"httpbin:8000","bytes_received":0,"bytes_sent":135,"connection_termination_details":null,"downstream_local_address":"10.44.1.27:80","downstream_remote_address":"10.44.1.23:37652","duration":3,"method":"OPTIONS","path":"/status/418","protocol":"HTTP/1.1","request_id":"84961386-6d84-929d-98bd-c5aee93b5c88","requested_server_name":null,"response_code":418,"response_code_details":"via_upstream","response_flags":"-","route_name":"default","start_time":"2020-11-25T21:26:18.409Z","upstream_cluster":"inbound|8000||","upstream_host":"127.0.0.1:80","upstream_local_address":"127.0.0.1:41854","upstream_service_time":"1","upstream_transport_failure_reason":null,"user_agent":"curl/7.73.0-DEV","x_forwarded_for":null}',
  ],
});
