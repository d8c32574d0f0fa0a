export type Writer = 'apache' | 'nginx' | 'tomcat';

/** What only one server writes, be the columns the same: escapes, statuses, sizes, addresses. */
const signs: readonly (readonly [Writer, RegExp])[] = [
  // nginx escapes everything as \xHH, in upper case; its 499 and 444 are no statuses of HTTP.
  ['nginx', /(?<!\\)\\x(?:[0-9A-F][A-F]|[A-F][0-9]|0[89BD]|22|5C)/],
  ['nginx', /" (?:499|444) \d+ "/],
  ['apache', /(?<!\\)\\(?:v|x(?:[0-9a-f][a-f]|[a-f][0-9]))|\(internal dummy connection\)/],
  // Java writes all eight groups of an IPv6 address, and any character by its number.
  ['tomcat', /^(?=\S*0:0)(?:[\da-f]{1,4}:){7}[\da-f]{1,4} |(?<!\\)\\u[\da-f]{4}/m],
];

/** Who wrote the beginning of a log, where anything in it shows that; null where nothing does, or it shows several. */
export function writerOf(head: Buffer): Writer | null {
  const text = head.toString('latin1');
  const found = new Set(signs.filter(([, sign]) => sign.test(text)).map(([writer]) => writer));
  const [writer = null] = found;
  return found.size === 1 ? writer : null;
}
