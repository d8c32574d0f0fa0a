import { givenFormat } from '../given-format.js';
import type { ConfigReader } from './named-format.js';

const entities: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['apos', "'"],
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
]);

/** The `pattern` of each AccessLogValve of Tomcat's server.xml; the name is that of the file it logs to. */
export const readServerXml: ConfigReader = (text) => {
  const valves = text.replace(/<!--[\s\S]*?-->/g, '').match(/<Valve\b(?:"[^"]*"|'[^']*'|[^>"'])*>/g) ?? [];
  return valves
    .filter((valve) => valve.includes('AccessLogValve'))
    .map((valve) => ({
      name: attribute(valve, 'prefix') ?? '',
      used: true,
      format: () => givenFormat('tomcat', attribute(valve, 'pattern') ?? 'common'),
    }));
};

function attribute(element: string, name: string): string | null {
  const [, double, single] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(element) ?? [];
  const value = double ?? single;
  if (value === undefined) return null;
  return value.replace(/&(?:#(\d{1,7})|(\w{1,6}));/g, (typed, code?: string, entity = '') =>
    code === undefined ? (entities.get(entity) ?? typed) : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
  );
}
