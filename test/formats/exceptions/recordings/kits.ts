import { join } from 'node:path';

/** A real application that throws at every preflight, and how it is started. */
export type Kit = {
  readonly folder: 'java' | 'php' | 'python' | 'node' | 'dotnet' | 'ruby' | 'go';
  /** Run by `/bin/sh` in a copy of the folder, where `PORT` is set. */
  readonly command: string;
  /** What is asked for, by the name of the recording. */
  readonly paths: Readonly<Record<string, string>>;
  /** Preflights accept anything; an address that was opened by hand accepts HTML. */
  readonly accept?: string;
};

const env = (name: string, usual: string): string => process.env[name] ?? usual;

const python = env('PYTHON', 'python3');
const php = `${env('PHP', 'php')} -n -d display_errors=1 -d error_reporting=-1`;
const catalina = env('CATALINA_HOME', '/usr/share/tomcat10');
const servletApi = env('SERVLET_API', '/usr/share/java/tomcat10-servlet-api.jar');
const html = 'text/html,*/*;q=0.8';

const tomcat = `mkdir -p conf temp logs webapps/ROOT/WEB-INF/classes
javac -g -cp ${servletApi} -d webapps/ROOT/WEB-INF/classes Orders.java
sed "s/PORT/$PORT/" server.xml >conf/server.xml
cp web.xml webapps/ROOT/WEB-INF/web.xml
cp ${join(catalina, 'etc', 'web.xml')} conf/web.xml
CATALINA_BASE="$PWD" CATALINA_HOME=${catalina} CATALINA_OPTS="-Xmx96m -XX:TieredStopAtLevel=1" exec ${catalina}/bin/catalina.sh run`;

/** By the beginning of their recordings' names. */
export const kits: Readonly<Record<string, Kit>> = {
  tomcat: { folder: 'java', command: tomcat, paths: { tomcat: '/orders', 'java-trace': '/plain' } },
  php: {
    folder: 'php',
    command: `exec ${php} -d html_errors=1 -S 127.0.0.1:$PORT`,
    paths: { 'php-fatal': '/fatal.php', 'php-uncaught': '/uncaught.php' },
  },
  'php-text': {
    folder: 'php',
    command: `exec ${php} -d html_errors=0 -S 127.0.0.1:$PORT`,
    paths: { 'php-uncaught-text': '/uncaught.php' },
  },
  xdebug: {
    folder: 'php',
    command: `exec ${php} -d zend_extension=xdebug -d xdebug.mode=develop -d html_errors=1 -S 127.0.0.1:$PORT`,
    paths: { 'xdebug-fatal': '/fatal.php', 'xdebug-uncaught': '/uncaught.php' },
  },
  symfony: {
    folder: 'php',
    command: `exec ${env('PHP', 'php')} -d display_errors=1 -d xdebug.mode=off -d html_errors=1 -S 127.0.0.1:$PORT`,
    paths: { symfony: '/symfony.php' },
  },
  laravel: {
    folder: 'php',
    command: `exec ${env('PHP', 'php')} -d display_errors=1 -d xdebug.mode=off -S 127.0.0.1:$PORT`,
    paths: { laravel: '/laravel.php' },
    accept: 'application/json',
  },
  django: { folder: 'python', command: `exec ${python} django_site.py $PORT`, paths: { django: '/orders' } },
  'django-text': {
    folder: 'python',
    command: `exec ${python} django_site.py $PORT`,
    paths: { 'django-text': '/orders' },
    accept: 'application/json',
  },
  flask: { folder: 'python', command: `exec ${python} flask_site.py $PORT`, paths: { flask: '/orders' } },
  starlette: { folder: 'python', command: `exec ${python} starlette_site.py $PORT`, paths: { starlette: '/orders' } },
  'starlette-html': {
    folder: 'python',
    command: `exec ${python} starlette_site.py $PORT`,
    paths: { 'starlette-html': '/orders' },
    accept: html,
  },
  express: {
    folder: 'node',
    command: 'exec node express-site.mjs $PORT',
    paths: { express: '/orders', 'express-message': '/message', 'express-rejected': '/rejected' },
  },
  fastify: { folder: 'node', command: 'exec node fastify-site.mjs $PORT', paths: { fastify: '/orders' } },
  mono: {
    folder: 'dotnet',
    command:
      'mkdir -p site/bin && mcs -r:System.Web -out:site/bin/host.exe Host.cs && cp site/bin/host.exe . && exec mono --debug host.exe $PORT',
    paths: { 'mono-page': '/orders.ashx', 'mono-text': '/plain.ashx' },
  },
  sinatra: { folder: 'ruby', command: 'exec ruby sinatra_site.rb $PORT', paths: { sinatra: '/orders' } },
  rack: { folder: 'ruby', command: 'exec ruby rack_site.rb $PORT', paths: { rack: '/orders' } },
  'rack-text': {
    folder: 'ruby',
    command: 'exec ruby rack_site.rb $PORT',
    paths: { 'rack-text': '/orders' },
    accept: 'application/json',
  },
  puma: { folder: 'ruby', command: 'exec ruby puma_site.rb $PORT', paths: { puma: '/orders' } },
  rails: { folder: 'ruby', command: 'exec ruby rails_site.rb $PORT', paths: { rails: '/orders' } },
  'rails-json': {
    folder: 'ruby',
    command: 'exec ruby rails_site.rb $PORT api',
    paths: { 'rails-json': '/orders' },
    accept: 'application/json',
  },
  go: {
    folder: 'go',
    command: 'go build -o shop main.go && exec ./shop $PORT',
    paths: { 'go-panic': '/orders', 'go-message': '/message' },
  },
};
