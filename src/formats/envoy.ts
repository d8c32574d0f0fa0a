import { registeredLines } from './access-log/access-log-format.js';
import { layOutEnvoy } from './envoy/format-string.js';

const request = '[%START_TIME%] "%REQ(:METHOD)% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% %PROTOCOL%" %RESPONSE_CODE%';
const sizes =
  '%BYTES_RECEIVED% %BYTES_SENT% %DURATION% %RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)% "%REQ(X-FORWARDED-FOR)%" "%REQ(USER-AGENT)%" "%REQ(X-REQUEST-ID)%" "%REQ(:AUTHORITY)%" "%UPSTREAM_HOST%"';

/** Envoy's default format, from its documentation. */
export const envoy = registeredLines({
  id: 'envoy',
  title: 'Envoy',
  layOut: () => layOutEnvoy(`${request} %RESPONSE_FLAGS% ${sizes}`),
  samples: [
    '[2016-04-15T20:17:00.310Z] "POST /api/v1/locations HTTP/2" 204 - 154 0 226 100 "10.0.35.28" "nsq2http" "cc21d9b0-cf5c-432b-8c7e-98aeb7988cd2" "locations" "tcp://10.0.2.1:80"',
    '[2026-11-22T16:23:02.974Z] "OPTIONS /api HTTP/1.1" 503 UF 0 91 3 - "-" "Mozilla/5.0" "6f3d1b1e-6d7f-9a51-8d1b-1f2f7f6f3b52" "api.example.com" "10.0.2.1:80"',
  ],
  server: 'envoy',
});

/** Istio's default format since 1.9, from its documentation. */
export const istio = registeredLines({
  id: 'istio',
  title: 'Istio',
  layOut: () =>
    layOutEnvoy(
      `${request} %RESPONSE_FLAGS% %RESPONSE_CODE_DETAILS% %CONNECTION_TERMINATION_DETAILS% "%UPSTREAM_TRANSPORT_FAILURE_REASON%" ${sizes} %UPSTREAM_CLUSTER_RAW% %UPSTREAM_LOCAL_ADDRESS% %DOWNSTREAM_LOCAL_ADDRESS% %DOWNSTREAM_REMOTE_ADDRESS% %REQUESTED_SERVER_NAME% %ROUTE_NAME%`,
    ),
  samples: [
    '[2020-11-25T21:26:18.409Z] "GET /status/418 HTTP/1.1" 418 - via_upstream - "-" 0 135 3 1 "-" "curl/7.73.0-DEV" "84961386-6d84-929d-98bd-c5aee93b5c88" "httpbin:8000" "127.0.0.1:80" inbound|8000|| 127.0.0.1:41854 10.44.1.27:80 10.44.1.23:37652 outbound_.8000_._.httpbin.foo.svc.cluster.local default',
  ],
  server: 'istio-envoy',
});
