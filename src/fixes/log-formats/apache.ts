import { corsdiagLogFormat } from '../../formats/corsdiag.js';
import type { LogRecipe } from './log-recipe.js';

export const apache: LogRecipe = {
  id: 'apache',
  title: 'Apache httpd 2.4.19 or newer',
  provenance: 'run by us on Apache httpd 2.4.71 (Debian 12)',
  parts: [
    {
      where:
        'at server level, outside every <VirtualHost>, such as in a new file /etc/apache2/conf-enabled/corsdiag.conf',
      text: [
        `LogFormat "${inQuotes(corsdiagLogFormat)}" corsdiag`,
        `GlobalLog \${APACHE_LOG_DIR}/cors.log corsdiag "expr=%{REQUEST_METHOD} == 'OPTIONS' || -n req('Origin')"`,
      ].join('\n'),
    },
    {
      where: 'as the last lines of each <VirtualHost> whose responses matter, after every other Header line',
      text: [
        'Header onsuccess note Access-Control-Allow-Origin cors_acao_on',
        'Header always note Access-Control-Allow-Origin cors_acao_al',
      ].join('\n'),
    },
  ],
  needs: ['mod_headers', 'mod_unique_id'],
  enable: 'a2enmod headers unique_id && systemctl restart apache2',
  checkSyntax: 'apachectl configtest',
  reload: 'apachectl graceful',
  read: 'preflight-audit /var/log/apache2/cors.log',
  notes: [
    'GlobalLog works for all virtual hosts, beside the logs they have. The lines begin as vhost_combined does, so other readers of logs understand them; this program knows them by their content.',
    'Elsewhere than on Debian, write the folder of the logs where APACHE_LOG_DIR stands.',
    'The two Header lines tell a header that is sent twice, which a log shows once: httpd keeps two tables of headers, and sends both.',
    'With ErrorLog in the same folder, eid= joins a line with the error that httpd logged for it; ps= is the status the application behind a proxy answered, and - where httpd answered by itself.',
    'Without mod_unique_id everything works but id=, which is - then.',
    'Not visible: headers that a .htaccess sets after the notes are taken, and ps= behind FastCGI.',
  ],
  cost: 'About 500 bytes for each OPTIONS and each request with an Origin, nothing for others; no slower than before in a measurement of 8,000 requests. Cookies and Authorization are not logged; query strings are, as in every access log.',
  undo: 'Take the lines out, check the syntax and reload.',
};

/** As the argument of a directive between double quotes. */
function inQuotes(text: string): string {
  return text.replaceAll('"', '\\"');
}
