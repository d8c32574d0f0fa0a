import type { LogRecipe } from './log-recipe.js';

/** What is kept of a request until the line is written, by the name it has there. */
const requestHeaders = {
  host: 'Host',
  referer: 'Referer',
  user_agent: 'User-Agent',
  origin: 'Origin',
  acrm: 'Access-Control-Request-Method',
  acrh: 'Access-Control-Request-Headers',
  acrpn: 'Access-Control-Request-Private-Network',
};

const responseHeaders = {
  acao: 'Access-Control-Allow-Origin',
  acam: 'Access-Control-Allow-Methods',
  acah: 'Access-Control-Allow-Headers',
  acac: 'Access-Control-Allow-Credentials',
  acma: 'Access-Control-Max-Age',
  aceh: 'Access-Control-Expose-Headers',
  acapn: 'Access-Control-Allow-Private-Network',
  vary: 'Vary',
  location: 'Location',
};

const names = [...Object.keys(requestHeaders), ...Object.keys(responseHeaders)];

const line = [
  '"time":%[var(txn.log_time)]',
  '"client_ip":"%ci"',
  '"client_port":%cp',
  '"frontend":"%f"',
  '"backend":"%b"',
  '"flags":"%ts"',
  '"method":"%[var(txn.log_method),json(utf8s)]"',
  '"url":"%[var(txn.log_url),json(utf8s)]"',
  '"status":%ST',
  '"bytes":%B',
  ...names.map((name) => `"${name}":"%[var(txn.log_${name}),json(utf8s)]"`),
].join(',');

export const haproxy: LogRecipe = {
  id: 'haproxy',
  title: 'HAProxy 2.4 or newer',
  provenance: 'run by us on HAProxy 2.6.12 (Debian 12)',
  parts: [
    {
      where: 'in the frontend, before its other http-request lines, in place of option httplog',
      text: [
        'http-request set-var(txn.log_time) date(0,ms)',
        'http-request set-var(txn.log_method) method',
        'http-request set-var(txn.log_url) url',
        ...Object.entries(requestHeaders).map(
          ([name, header]) => `http-request set-var(txn.log_${name}) req.fhdr(${header})`,
        ),
        'http-request set-log-level silent unless METH_OPTIONS or { req.hdr(Origin) -m found }',
        `log-format '{${line}}'`,
      ].join('\n'),
    },
    {
      where: 'in the same frontend, after its other http-after-response lines',
      text: [
        'http-after-response set-var(txn.log_acao_next) res.fhdr(Access-Control-Allow-Origin,2)',
        ...Object.entries(responseHeaders).map(
          ([name, header]) => `http-after-response set-var(txn.log_${name}) res.fhdr(${header},1)`,
        ),
        'http-after-response set-var(txn.log_acao) "var(txn.log_acao),concat(\', \',txn.log_acao_next)" if { res.fhdr_cnt(Access-Control-Allow-Origin) gt 1 }',
      ].join('\n'),
    },
    {
      where: 'in global, or wherever the log directive stands: 1024 bytes, the default, cut the lines off',
      text: 'log /dev/log len 8192 local0',
    },
  ],
  needs: [],
  enable: null,
  checkSyntax: 'haproxy -c -f /etc/haproxy/haproxy.cfg',
  reload: 'systemctl reload haproxy',
  read: "sed 's/^[^{]*//' /var/log/haproxy.log | preflight-audit --server haproxy -",
  notes: [
    'The line with set-log-level keeps every other request out of the log of this frontend. Leave it out where that log is needed: then all requests are logged in this format.',
    'A log daemon puts its own words before each line; sed takes them off, because what is left is JSON.',
    'Headers that HAProxy itself adds are seen, and a second Access-Control-Allow-Origin; of other repeated headers the first line alone.',
    'A request that HAProxy could not read has no method and no headers in the log, and counts as unreadable.',
  ],
  cost: 'About 700 bytes for each OPTIONS and each request with an Origin, nothing for others. Cookies and Authorization are not logged; query strings are, as in every access log.',
  undo: 'Delete the lines, put option httplog back, check the syntax and reload.',
};
