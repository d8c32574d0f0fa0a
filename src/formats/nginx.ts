import { registeredLines } from './access-log/access-log-format.js';
import { endsWithForwarded } from './access-log/identity.js';
import { writerOf } from './access-log/writer.js';
import { asBuffer } from './apache-log-parser/log-parser.js';
import type { Format } from './format.js';
import { layOutNginx } from './nginx/log-format.js';

export const nginxCommonLog = '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent';
export const nginxCombinedLog = `${nginxCommonLog} "$http_referer" "$http_user_agent"`;

/**
 * nginx's predefined `combined`: the columns of Apache's, but the time is that of the end, and a status 499 says that
 * the client went away. Found where escapes or statuses show that nginx wrote it; else it reads as Apache's.
 */
export const nginx = registeredLines({
  id: 'nginx',
  title: 'nginx combined',
  layOut: () =>
    layOutNginx({
      format: nginxCombinedLog,
      escaping: 'default',
    }),
  wrote: (head) => writerOf(head) === 'nginx',
  samples: [
    '127.0.0.1 - - [22/Nov/2026:16:26:07 +0000] "GET /index.html?a=1&b=%22 HTTP/1.1" 200 3 "http://x/\\x22\\x5C" "q\\x22uo\\x5Cte\\x09tab"',
    '127.0.0.1 - a \\x22b\\x5C c [22/Nov/2026:16:26:07 +0000] "GET /auth HTTP/1.1" 404 153 "-" "-"',
    '127.0.0.1 - - [22/Nov/2026:16:26:07 +0000] "OPTIONS /slow HTTP/1.1" 499 0 "-" "curl/7.88.1"',
  ],
  server: 'nginx',
});

const main = registeredLines({
  id: 'nginx-main',
  title: 'nginx main',
  layOut: () => layOutNginx({ format: `${nginxCombinedLog} "$http_x_forwarded_for"`, escaping: 'default' }),
  wrote: (head) => writerOf(head) !== 'apache',
  claims: endsWithForwarded,
  samples: [
    '127.0.0.1 - - [22/Nov/2026:16:26:07 +0000] "OPTIONS /api HTTP/1.1" 405 157 "https://app.example.com/" "Mozilla/5.0" "-"',
    '10.42.0.1 - bob [22/Nov/2026:16:26:07 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8.5.0" "203.0.113.7, 2001:db8::7"',
  ],
  server: 'nginx',
});

/** `main` of nginx's own nginx.conf, as its packages and its container image log: combined, and who asked a proxy. */
export const nginxMain: Format = {
  ...main,
  detect(head) {
    const detection = main.detect(head);
    if (detection === null || writerOf(asBuffer(head)) === 'nginx') return detection;
    const other =
      "Apache's combined with X-Forwarded-For behind it looks the same: then ask for its fixes with --server apache";
    return { ...detection, reason: `${detection.reason} (${other})` };
  },
};

const corsdiag = `${nginxCombinedLog.replace('$body_bytes_sent', '$bytes_sent')} host="$host" msec=$msec rt=$request_time port=$remote_port id=$request_id us="$upstream_status" o="$http_origin" acrm="$http_access_control_request_method" acrh="$http_access_control_request_headers" acrpn="$http_access_control_request_private_network" acao="$sent_http_access_control_allow_origin" acam="$sent_http_access_control_allow_methods" acah="$sent_http_access_control_allow_headers" acac="$sent_http_access_control_allow_credentials" acma="$sent_http_access_control_max_age" aceh="$sent_http_access_control_expose_headers" acapn="$sent_http_access_control_allow_private_network" vary="$sent_http_vary" allow="$sent_http_allow" loc="$sent_http_location" wwwa="$sent_http_www_authenticate"`;

/** The log format that makes diagnosis complete, for nginx: begins like combined, then everything CORS decides on. */
export const nginxCorsdiag = registeredLines({
  id: 'nginx-corsdiag',
  title: 'nginx corsdiag',
  layOut: () => layOutNginx({ format: corsdiag, escaping: 'default' }),
  samples: [
    '127.0.0.1 - - [22/Nov/2026:20:30:14 +0000] "OPTIONS /api/items?id=7 HTTP/1.1" 204 173 "https://app.example.com/" "Mozilla/5.0" host="api.test" msec=1795379414.270 rt=0.002 port=44814 id=91dd89548e2052fa0b42d01e5d85ffd2 us="204" o="https://app.example.com" acrm="PUT" acrh="content-type" acrpn="-" acao="https://app.example.com" acam="-" acah="-" acac="-" acma="-" aceh="-" acapn="-" vary="Origin" allow="-" loc="-" wwwa="-"',
  ],
  server: 'nginx',
});

/** The default of Kubernetes' ingress-nginx, from its documentation. */
export const ingressNginx = registeredLines({
  id: 'ingress-nginx',
  title: 'ingress-nginx',
  layOut: () =>
    layOutNginx({
      format: `${nginxCombinedLog} $request_length $request_time [$proxy_upstream_name] [$proxy_alternative_upstream_name] $upstream_addr $upstream_response_length $upstream_response_time $upstream_status $req_id`,
      escaping: 'default',
    }),
  samples: [
    '192.0.2.7 - - [22/Nov/2026:16:26:07 +0000] "OPTIONS /api HTTP/2.0" 502 150 "-" "Mozilla/5.0" 312 0.005 [default-api-80] [] 10.42.0.8:8080, 10.42.0.9:8080 0, 0 0.002, 0.003 502, 502 8f5a3d1c6f7b4a9e8d2c1b0a9f8e7d6c',
    '192.0.2.7 - bob [22/Nov/2026:16:26:07 +0000] "GET / HTTP/1.1" 404 146 "https://app.example.com/" "Mozilla/5.0" 84 0.000 [upstream-default-backend] [] 10.42.0.2:8080 146 0.000 404 0c1d2e3f405162738495a6b7c8d9eaf0',
  ],
  server: 'ingress-nginx',
});
