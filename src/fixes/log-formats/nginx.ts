import type { LogRecipe } from './log-recipe.js';

export const nginx: LogRecipe = {
  id: 'nginx',
  title: 'nginx 1.11 or newer',
  provenance: 'run by us on nginx 1.22.1 (Debian 12)',
  parts: [
    {
      where: 'in http { }, such as in a new file /etc/nginx/conf.d/corsdiag.conf',
      text: [
        'log_format corsdiag \'$remote_addr - $remote_user [$time_local] "$request" $status $bytes_sent \'',
        '    \'"$http_referer" "$http_user_agent" host="$host" msec=$msec rt=$request_time port=$remote_port \'',
        '    \'id=$request_id us="$upstream_status" o="$http_origin" \'',
        '    \'acrm="$http_access_control_request_method" acrh="$http_access_control_request_headers" \'',
        '    \'acrpn="$http_access_control_request_private_network" acao="$sent_http_access_control_allow_origin" \'',
        '    \'acam="$sent_http_access_control_allow_methods" acah="$sent_http_access_control_allow_headers" \'',
        '    \'acac="$sent_http_access_control_allow_credentials" acma="$sent_http_access_control_max_age" \'',
        '    \'aceh="$sent_http_access_control_expose_headers" \'',
        '    \'acapn="$sent_http_access_control_allow_private_network" \'',
        '    \'vary="$sent_http_vary" allow="$sent_http_allow" loc="$sent_http_location" \'',
        '    \'wwwa="$sent_http_www_authenticate"\';',
        'map $request_method/$http_origin $corsdiag {',
        '    default 0;',
        '    "~^OPTIONS/" 1;',
        '    "~^[A-Z]+/." 1;',
        '}',
        'access_log /var/log/nginx/cors.log corsdiag if=$corsdiag;',
      ].join('\n'),
    },
  ],
  needs: [],
  enable: null,
  checkSyntax: 'nginx -t',
  reload: 'nginx -s reload',
  read: 'preflight-audit --log-format @/etc/nginx/conf.d/corsdiag.conf /var/log/nginx/cors.log',
  notes: [
    'A server { } or location with an access_log of its own does not inherit this one: repeat the access_log line there, beside the present one. The same holds for http { } if the line comes to stand in another file than its access_log: both are written.',
    'The log shows the lines of a repeated header joined or, before nginx 1.23, the first of them alone.',
    'us= is the status the application behind a proxy answered, and - where nginx answered by itself. A status of 499 says that the client went away.',
  ],
  cost: 'About 500 bytes for each OPTIONS and each request with an Origin, nothing for others. Cookies and Authorization are not logged; query strings are, as in every access log.',
  undo: 'Delete the lines, check the syntax and reload.',
};
