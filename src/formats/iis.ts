import { w3cFormat } from './w3c/w3c-format.js';

/** The W3C extended log file format as IIS writes it, from its documentation. */
export const iis = w3cFormat({
  id: 'iis',
  title: 'W3C extended (IIS)',
  dialect: 'iis',
  fields: /^(?!.*\bx-edge-)(?:.*\s)?cs-method(?:\s|$)/,
  serverOf: (software) => (software?.startsWith('Microsoft') === true ? 'iis' : null),
  samples: [
    `#Software: Microsoft Internet Information Services 10.0
#Version: 1.0
#Date: 2026-11-22 16:23:02
#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2026-11-22 16:23:02 192.0.2.1 OPTIONS /api/items id=7 443 - 192.0.2.7 Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64) https://app.example.com/ 405 0 1 15
2026-11-22 16:23:03 192.0.2.1 GET /index.html - 443 EXAMPLE\\bob 2001:db8::5 curl/7.88.1 - 200 0 0 3`,
  ],
});
