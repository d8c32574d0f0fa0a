import { registeredAccessLog } from './access-log/access-log-format.js';

/** As `log-format` prints it for Apache. */
export const corsdiagLogFormat =
  '%v:%p %h %l %u %t "%r" %>s %O "%{Referer}i" "%{User-Agent}i" ts=%{usec}t us=%D rport=%{remote}p ' +
  'id=%{UNIQUE_ID}e eid=%L k=%k x=%X hnd="%R" ps=%{proxy-status}n psp=%{proxy-source-port}n o="%{Origin}i" ' +
  'acrm="%{Access-Control-Request-Method}i" acrh="%{Access-Control-Request-Headers}i" ' +
  'acrpn="%{Access-Control-Request-Private-Network}i" acao="%{Access-Control-Allow-Origin}o" ' +
  'acao_on="%{cors_acao_on}n" acao_al="%{cors_acao_al}n" acam="%{Access-Control-Allow-Methods}o" ' +
  'acah="%{Access-Control-Allow-Headers}o" acac="%{Access-Control-Allow-Credentials}o" ' +
  'acma="%{Access-Control-Max-Age}o" aceh="%{Access-Control-Expose-Headers}o" ' +
  'acapn="%{Access-Control-Allow-Private-Network}o" vary="%{Vary}o" allow="%{Allow}o" loc="%{Location}o" ' +
  'wwwa="%{WWW-Authenticate}o"';

/** The log format that makes diagnosis complete: begins like vhost_combined, then everything CORS decides on. */
export const corsdiag = registeredAccessLog({
  id: 'corsdiag',
  title: 'corsdiag',
  logFormat: corsdiagLogFormat,
  samples: [
    'api.example.com:80 127.0.0.1 - - [22/Nov/2026:16:52:02 +0000] "OPTIONS /b405 HTTP/1.1" 405 303 "-" "curl/7.88.1" ' +
      'ts=1795366322726539 us=2155 rport=57440 id=awMdsrbj9BhTU0nfF17qTwAAAAU eid=- k=0 x=+ hnd="proxy-server" ps=405 ' +
      'psp=60180 o="https://app.example.com" acrm="PUT" acrh="content-type,x-a" acrpn="-" ' +
      'acao="https://app.example.com" acao_on="-" acao_al="https://app.example.com" acam="GET, PUT" ' +
      'acah="content-type" acac="-" acma="-" aceh="-" acapn="-" vary="-" allow="GET, POST" loc="-" wwwa="-"',
  ],
  server: 'apache',
});
