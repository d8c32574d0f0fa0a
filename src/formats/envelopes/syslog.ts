import { before, isoTime } from './envelope.js';

const priority = String.raw`(?:<\d{1,3}>)?`;
/** A host, which some leave out, and a program that may say its process. */
const from = String.raw`(?: [\w.:-]{1,255})? [^\s:[\]]{1,48}(?:\[\d{1,10}\])?: `;

/** RFC 3164, which is what files of syslog daemons are like; with its priority where it was not taken off. */
export const syslog = before({
  title: 'syslog (RFC 3164)',
  samples: [
    'Nov 23 10:00:00 web1 nginx: it',
    '<190>Nov  3 10:00:00 web1.example.com httpd[1234]: it',
    '2026-11-23T10:00:00.123456+00:00 web1 apache2[77]: it',
    '2026-11-23T10:00:00+0000 web1 nginx[77]: it',
    '<134>Nov 23 10:00:00 nginx: it',
  ],
  beginning: new RegExp(String.raw`^${priority}(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|${isoTime})${from}`),
});

/** RFC 5424. */
export const syslogProtocol = before({
  title: 'syslog (RFC 5424)',
  samples: [
    '<190>1 2026-11-23T10:00:00.123456Z web1 nginx 1234 - - it',
    '<134>1 2026-11-23T11:00:00+01:00 web1 httpd - access [meta@32473 a="b c" d="e"][two f="]"] it',
  ],
  beginning:
    /^<\d{1,3}>1 \S{1,40} \S{1,255} \S{1,48} \S{1,128} \S{1,32} (?:-|(?:\[[^\s="\]]{1,32}(?: [^\s="\]]{1,32}="(?:[^"\\]|\\.)*")*\])+) /,
});
