import { headersApart, noFields } from './json-lines/field-map.js';
import { jsonLinesFormat } from './json-lines/json-lines-format.js';
import type { JsonObject, JsonPath } from './json-lines/json-path.js';

function named(headers: Readonly<Record<string, string>>) {
  return headersApart(new Map(Object.entries(headers).map(([key, name]): [string, JsonPath[]] => [name, [[key]]])));
}

const fields: typeof noFields = {
  ...noFields,
  method: [['method']],
  url: [['url']],
  host: [['host']],
  client: [['client_ip']],
  clientPort: [['client_port']],
  begin: [['time']],
  status: [['status']],
  size: [['bytes']],
  requestHeaders: named({
    referer: 'referer',
    user_agent: 'user-agent',
    origin: 'origin',
    acrm: 'access-control-request-method',
    acrh: 'access-control-request-headers',
    acrpn: 'access-control-request-private-network',
  }),
  responseHeaders: named({
    acao: 'access-control-allow-origin',
    acam: 'access-control-allow-methods',
    acah: 'access-control-allow-headers',
    acac: 'access-control-allow-credentials',
    acma: 'access-control-max-age',
    aceh: 'access-control-expose-headers',
    acapn: 'access-control-allow-private-network',
    vary: 'vary',
    location: 'location',
  }),
};

export function isHaproxyLine(line: JsonObject): boolean {
  return ['frontend', 'backend', 'flags', 'client_ip', 'method'].every((key) => Object.hasOwn(line, key));
}

/** The log format that makes diagnosis complete, for HAProxy, which writes JSON for it. */
export const haproxyJson = jsonLinesFormat({
  id: 'haproxy-json',
  title: 'HAProxy JSON',
  server: 'haproxy',
  createMapper: () => (line) => (isHaproxyLine(line) ? fields : null),
  samples: [
    '{"time":1795379415159,"client_ip":"127.0.0.1","client_port":37442,"frontend":"site","backend":"application","flags":"--","method":"OPTIONS","url":"\\/api\\/items?id=7","status":204,"bytes":154,"host":"api.test","referer":"https:\\/\\/app.example.com\\/","user_agent":"Mozilla\\/5.0","origin":"https:\\/\\/app.example.com","acrm":"PUT","acrh":"content-type","acrpn":"-","acao":"https:\\/\\/app.example.com","acam":"-","acah":"-","acac":"-","acma":"-","aceh":"-","acapn":"-","vary":"Origin","location":"-"}',
  ],
});
