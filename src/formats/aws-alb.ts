import { withAbsoluteTarget } from './absolute-target.js';
import { registeredLines } from './access-log/access-log-format.js';
import { clientGone } from './access-log/client-gone.js';
import { createItems, isoTime } from './access-log/items.js';
import { type Layout, layOut, type Refine } from './access-log/layout.js';
import { foreignLetters } from './apache-log-parser/log-format-items.js';
import type { CompileError } from './apache-log-parser/log-parser.js';

const { word, text, seconds, status, tail } = foreignLetters;

/** The entries as AWS documents them, up to `request_creation_time`; what follows has grown over the years. */
function layOutAlb(): Layout | CompileError {
  const items = createItems();
  const column = (named: string, letter: string, argument = '') => {
    items.field(named, letter, argument);
    items.literal(' ');
  };
  const quoted = (named: string, letter: string, argument = '') => {
    items.literal('"');
    items.field(named, letter, argument);
    items.literal('" ');
  };
  column('type', word);
  isoTime(items, 'time', 'end', 'usec');
  items.literal(' ');
  column('elb', word);
  items.field('client', 'a');
  items.literal(':');
  column('client port', 'p', 'remote');
  column('target:port', word);
  for (const part of ['request', 'target', 'response']) column(`${part}_processing_time`, seconds);
  column('elb_status_code', 's');
  column('target_status_code', status);
  column('received_bytes', 'I');
  column('sent_bytes', 'O');
  quoted('request', 'r');
  quoted('user_agent', 'i', 'User-Agent');
  for (const named of ['ssl_cipher', 'ssl_protocol', 'target_group_arn']) column(named, word);
  for (const named of ['trace_id', 'domain_name', 'chosen_cert_arn']) quoted(named, text);
  column('matched_rule_priority', word);
  isoTime(items, 'request_creation_time', 'begin', 'usec');
  items.field('actions_executed', tail);
  return layOut(items.list(), { refine });
}

const clientClosed = clientGone(460);
const refine: Refine = (record, fields) => withAbsoluteTarget(clientClosed(record, fields));

/** AWS Application Load Balancer, from its documentation and the sample lines in it. */
export const awsAlb = registeredLines({
  id: 'aws-alb',
  title: 'AWS Application Load Balancer',
  layOut: layOutAlb,
  samples: [
    'https 2018-07-02T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 192.168.131.39:2817 10.0.0.1:80 0.086 0.048 0.037 200 200 0 57 "GET https://www.example.com:443/ HTTP/1.1" "curl/7.46.0" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/my-targets/73e2d6bc24d8a067 "Root=1-58337281-1d84f3d73c47ec4e58577259" "www.example.com" "arn:aws:acm:us-east-2:123456789012:certificate/12345678-1234-1234-1234-123456789012" 1 2018-07-02T22:22:48.364000Z "authenticate,forward" "-" "-" "10.0.0.1:80" "200" "-" "-"',
    'http 2018-11-30T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 192.168.131.39:2817 - 0.000 -1 -1 503 - 34 366 "OPTIONS http://www.example.com:80/api HTTP/1.1" "curl/7.46.0" - - arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/my-targets/73e2d6bc24d8a067 "Root=1-58337364-23a8c76965a2ef7629b185e3" "-" "-" 0 2018-11-30T22:22:48.364000Z "forward" "-" "-" "-" "-" "-" "-" TID_1234abcd5678ef90',
  ],
  server: 'aws-alb',
});
