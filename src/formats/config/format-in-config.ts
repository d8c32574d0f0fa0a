import { readConfigFile } from '../../input/read-config-file.js';
import type { CompileError } from '../apache-log-parser/log-parser.js';
import type { Format } from '../format.js';
import { readHaproxyCfg } from './haproxy-cfg.js';
import { readHttpdConf } from './httpd-conf.js';
import { readLighttpdConf } from './lighttpd-conf.js';
import type { ConfigReader, NamedFormat } from './named-format.js';
import { readNginxConf } from './nginx-conf.js';
import { readServerXml } from './server-xml.js';

const readers: readonly ConfigReader[] = [
  readHttpdConf,
  readNginxConf,
  readLighttpdConf,
  readServerXml,
  readHaproxyCfg,
];

/** `FILE` or `FILE:NAME`: a log format that a server's configuration file defines. The error is one sentence. */
export function formatInConfig(fileAndName: string): Format | CompileError {
  const whole = readConfigFile(fileAndName);
  const colon = fileAndName.lastIndexOf(':');
  if (!('error' in whole) || colon <= 0) return 'error' in whole ? whole : choose(whole.text, fileAndName, null);
  const file = fileAndName.slice(0, colon);
  const read = readConfigFile(file);
  return 'error' in read ? read : choose(read.text, file, fileAndName.slice(colon + 1));
}

function choose(text: string, file: string, name: string | null): Format | CompileError {
  const found = readers.map((read) => read(text)).find((formats) => formats.length > 0) ?? [];
  if (found.length === 0) {
    return {
      error: `${file} defines no log format (LogFormat, log_format, accesslog.format, AccessLogValve or option httplog)`,
    };
  }
  const candidates = name === null ? withoutName(found) : found.filter((one) => one.name === name);
  const [only, other] = candidates;
  if (only !== undefined && (other === undefined || name !== null)) return only.format();
  const names = [...new Set(found.map((one) => one.name).filter((one) => one !== ''))];
  const choice = `it defines ${names.join(', ')}`;
  return name === null
    ? { error: `${file} defines several log formats: name one of them, as in @${file}:${names[0] ?? ''} (${choice})` }
    : { error: `${file} defines no log format "${name}" (${choice})` };
}

/** The only one, or the only one that the file itself logs with. */
function withoutName(found: readonly NamedFormat[]): readonly NamedFormat[] {
  const used = found.filter((one) => one.used);
  return used.length === 1 ? used : found;
}
